using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Scenes;

/// <summary>How old the numbers are: that of the oldest enabled source.</summary>
/// <param name="AgeSeconds">Null when an enabled source has never delivered, or none is enabled.</param>
/// <param name="Stale">Some enabled source is not in state `ok`.</param>
/// <param name="Sources">Ids of the enabled sources.</param>
internal sealed record Freshness(double? AgeSeconds, bool Stale, EqualList<string> Sources, int Healthy)
{
    public static Freshness Of(IReadOnlyList<SourceStatus> sources)
    {
        var enabled = sources.Where(source => source.State != SourceState.Disabled).ToArray();
        var silent = enabled.Length == 0 || enabled.Any(source => source.Age is null);
        return new Freshness(
            silent ? null : enabled.Max(source => source.Age!.Value.TotalSeconds),
            enabled.Any(source => source.State != SourceState.Ok),
            new EqualList<string>([.. enabled.Select(source => source.Id)]),
            enabled.Count(source => source.State == SourceState.Ok));
    }

    public static Freshness Of(SourceBook book, Moment now) => Of(book.Read(now));
}
