namespace Ioc.Storage.Series.Influx;

/// <summary>How far the days of `ioc_day` are packed.</summary>
/// <param name="At">The time of the newest row of `ioc_packed_until`; the lowest number where there is none.</param>
/// <param name="Mark">Every day before it was packed once. It only goes forward, so an old one is only too early.</param>
/// <param name="Kept">Days before it are deleted, or about to be.</param>
/// <param name="Changes">What was changed since, or is being changed, oldest first.</param>
internal sealed record InfluxPackedState(long At, long Mark, long Kept, IReadOnlyList<InfluxChange> Changes)
{
    /// <value>The packed rows of the days before it have everything that stands in `ioc_day`.</value>
    public long Until => Math.Min(Mark, Changes.Count == 0 ? long.MaxValue : Changes.Min(change => change.From));

    public bool Exists => Mark > InfluxQuery.Earliest;
}
