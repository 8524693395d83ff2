using Ioc.Kpi.Series;

namespace Ioc.Ingest.Series;

/// <summary>The series store that spooled points are brought to.</summary>
/// <param name="Store">A write that failed may be repeated; it fails with a SeriesStoreException.</param>
/// <param name="CheckAsync">Asks whether everything is there; fails with a SeriesStoreException that says what is not.</param>
/// <param name="NameAsync">Keeps names beside the points, as of an instant; may be repeated. Null for a store that has no room for them.</param>
public sealed record SeriesTarget(
    ISeriesStore Store, Func<CancellationToken, ValueTask> CheckAsync,
    Func<IReadOnlyList<SeriesName>, DateTimeOffset, CancellationToken, ValueTask>? NameAsync = null);
