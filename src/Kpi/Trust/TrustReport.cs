using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Trust;

/// <summary>What one scan found. Immutable.</summary>
/// <param name="AsOf">When the scan began; `None` before the first.</param>
/// <param name="Province">All sources together.</param>
/// <param name="Sources">The declared sources in their order, then those that only records name.</param>
/// <param name="Doubts">Which KPIs the failing checks of the province touch.</param>
public sealed record TrustReport(Moment AsOf, TrustScore Province, IReadOnlyList<TrustScore> Sources, Doubts Doubts)
{
    /// <summary>Nothing has been looked at yet.</summary>
    public static TrustReport Empty { get; } = new(Moment.None, TrustScore.Of(null, []), [], Doubts.None);

    internal static TrustReport Of(
        TrustContext context, IReadOnlyDictionary<int, SourceEvidence> found, IReadOnlyList<SourceStatus> statuses)
    {
        var named = found.ToDictionary(entry => context.Codes.Sources.TextOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);
        var sources = statuses.Select(status => (status.Id, (SourceStatus?)status))
            .Concat(named.Keys.Except(statuses.Select(status => status.Id)).Order(StringComparer.Ordinal).Select(id => (id, (SourceStatus?)null)));
        var sum = new SourceEvidence(context);
        var scores = new List<TrustScore>();
        foreach (var (id, status) in sources)
        {
            var evidence = (named.GetValueOrDefault(id) ?? new SourceEvidence(context)).With(status);
            sum.Add(evidence);
            scores.Add(TrustScore.Of(id, [.. TrustCatalogue.All.Select(check => check.Judge(evidence))]));
        }

        var province = TrustCatalogue.All
            .Select((check, i) => check.JudgeProvince(sum, [.. scores.Select(score => score.Checks[i])]))
            .ToList();
        return new TrustReport(context.Now, TrustScore.Of(null, province), scores, new Doubts(province));
    }
}
