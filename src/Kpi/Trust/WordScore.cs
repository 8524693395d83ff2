namespace Ioc.Kpi.Trust;

/// <summary>The score of one of the six words.</summary>
/// <param name="Score">0–100: the weight of the checks that passed, of those that were judged; null where none was.</param>
/// <param name="Worst">0–100: the same with those that were not judged taken as failed.</param>
/// <param name="Passed">Checks that passed.</param>
/// <param name="Judged">Checks that were judged.</param>
/// <param name="Checks">Checks of the word that have a weight.</param>
public sealed record WordScore(TrustWord Word, double? Score, double Worst, int Passed, int Judged, int Checks)
{
    internal static WordScore Of(TrustWord word, IEnumerable<CheckResult> results)
    {
        var own = results.Where(result => result.Check.Word == word && result.Check.Weight > 0).ToList();
        return new WordScore(
            word,
            TrustScore.ShareOf(own),
            TrustScore.WorstOf(own),
            own.Count(result => result.State == CheckState.Ok),
            own.Count(result => result.State != CheckState.NotJudged),
            own.Count);
    }
}
