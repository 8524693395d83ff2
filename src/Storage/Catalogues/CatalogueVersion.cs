using Ioc.Kpi.Catalogues;

namespace Ioc.Storage.Catalogues;

/// <summary>One version that came into force.</summary>
/// <param name="Id">Its number, in the order of coming into force, over both kinds.</param>
/// <param name="Version">The hash of its rows.</param>
/// <param name="Rows">How many entries it has.</param>
/// <param name="At">When it came into force, UTC.</param>
/// <param name="By">The account, or what else put it into force.</param>
/// <param name="Source">The file.</param>
/// <param name="Restored">The version it brought back; null when it came from a file.</param>
public sealed record CatalogueVersion(
    long Id, CatalogueKind Kind, string Version, int Rows, DateTimeOffset At, string By, string Source, long? Restored);
