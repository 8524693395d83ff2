using Ioc.Kpi.Series;

namespace Ioc.Ingest.Series;

/// <summary>The series store that spooled points are brought to.</summary>
/// <param name="Store">A write that failed may be repeated; it fails with a SeriesStoreException.</param>
/// <param name="CheckAsync">Asks whether everything is there; fails with a SeriesStoreException that says what is not.</param>
public sealed record SeriesTarget(ISeriesStore Store, Func<CancellationToken, ValueTask> CheckAsync);
