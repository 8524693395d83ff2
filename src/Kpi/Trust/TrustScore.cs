namespace Ioc.Kpi.Trust;

/// <summary>How far a source, or the province, can be trusted.</summary>
/// <param name="Source">The id of the source; null for the province. Records of an unknown source stand under `(none)`.</param>
/// <param name="Score">0–100: the weight of the checks that passed, of those that were judged; null where none was.</param>
/// <param name="Worst">0–100: the same with those that were not judged taken as failed.</param>
/// <param name="Words">The six words in their order.</param>
/// <param name="Checks">Every check in the order of the numbers.</param>
public sealed record TrustScore(
    string? Source, double? Score, double Worst, IReadOnlyList<WordScore> Words, IReadOnlyList<CheckResult> Checks)
{
    internal static TrustScore Of(string? source, IReadOnlyList<CheckResult> results) =>
        new(source, ShareOf(results), WorstOf(results), [.. Enum.GetValues<TrustWord>().Select(word => WordScore.Of(word, results))], results);

    internal static double? ShareOf(IEnumerable<CheckResult> results)
    {
        var judged = results.Where(result => result.State != CheckState.NotJudged).ToList();
        return judged.Sum(result => result.Check.Weight) > 0 ? WorstOf(judged) : null;
    }

    internal static double WorstOf(IReadOnlyCollection<CheckResult> results)
    {
        var whole = results.Sum(result => result.Check.Weight);
        return whole == 0 ? 0 : 100.0 * results.Where(result => result.State == CheckState.Ok).Sum(result => result.Check.Weight) / whole;
    }
}
