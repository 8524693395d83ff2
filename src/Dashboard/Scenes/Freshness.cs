using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>
/// How old the numbers are: that of the oldest awaited source. Where none is awaited, the numbers come from files alone and are as old as the
/// last one.
/// </summary>
/// <param name="AgeSeconds">Null when an awaited source has never delivered, or nothing has.</param>
/// <param name="Stale">Some awaited source is not in state `ok`.</param>
/// <param name="Sources">Ids of the sources that the age is of.</param>
/// <param name="Awaited">How many sources are awaited.</param>
/// <param name="Healthy">How many of the awaited are in state `ok`.</param>
internal sealed record Freshness(double? AgeSeconds, bool Stale, EqualList<string> Sources, int Awaited, int Healthy)
{
    public static Freshness Of(IReadOnlyList<SourceStatus> sources)
    {
        var awaited = sources.Where(source => source.IsAwaited).ToArray();
        var healthy = awaited.Count(source => source.State == SourceState.Ok);
        var counted = awaited.Length > 0 ? awaited : [.. sources.Where(source => source.State != SourceState.Disabled && source.Age is not null)];
        var ages = counted.Select(source => source.Age?.TotalSeconds).ToArray();
        var age = ages.Length == 0 || ages.Contains(null) ? null : awaited.Length > 0 ? ages.Max() : ages.Min();
        return new Freshness(
            age, healthy < awaited.Length, new EqualList<string>([.. counted.Select(source => source.Id)]), awaited.Length, healthy);
    }

    public static Freshness Of(SourceBook book, Moment now) => Of(book.Read(now));
}
