using Ioc.Dashboard.Text;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Api;

/// <summary>Tells the latest report of trust in words, for the API and for pages. Any thread may call.</summary>
internal sealed class TrustReader(TrustBook book, Texts texts, LocalTime zone)
{
    public TrustAnswer Read()
    {
        var report = book.Current;
        return new TrustAnswer(
            report.AsOf.Exists ? zone.ToLocal(report.AsOf) : null,
            TrustScan.WindowDays,
            ViewOf(report.Province),
            [.. report.Sources.Select(ViewOf)]);
    }

    private TrustView ViewOf(TrustScore score) =>
        new(score.Source, score.Score, score.Worst, [.. score.Words.Select(ViewOf)], [.. score.Checks.Select(ViewOf)]);

    private TrustWordView ViewOf(WordScore word)
    {
        var id = ApiWords.Of(word.Word);
        return new(id, texts["trust.word." + id], word.Score, word.Worst, word.Passed, word.Judged, word.Checks);
    }

    private TrustCheckView ViewOf(CheckResult result)
    {
        var check = result.Check;
        var text = $"trust.check.{check.Id}.";
        return new(
            check.Id,
            texts[text + "name"],
            texts[text + "meaning"],
            texts[text + "cure"],
            ApiWords.Of(check.Word),
            check.Weight,
            ApiWords.Of(result.State),
            result.Reason is { } reason ? ApiWords.Of(reason) : null,
            result.Count,
            result.Of,
            check.Threshold,
            check.MinimumSample,
            check.Kpis,
            result.Examples,
            result.Places);
    }
}
