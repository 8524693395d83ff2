using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>Scores worked out by hand.</summary>
public sealed class TrustScoreTests
{
    [Fact]
    public void One_of_three_checks_of_a_word_that_fails_leaves_two_thirds()
    {
        var province = new TrustProvince();
        Plants.All["schema"](province);
        var score = province.Report().Province;
        var clean = score.Words[(int)TrustWord.Clean];
        Assert.Equal((TrustWord.Clean, 2, 3, 3), (clean.Word, clean.Passed, clean.Judged, clean.Checks));
        Assert.Equal(66.667, clean.Score!.Value, 3);
        Assert.Equal(66.667, clean.Worst, 3);
        Assert.Equal(100, score.Words[(int)TrustWord.Correct].Score);

        // Nineteen checks have a weight; the twentieth only informs.
        Assert.Equal(100.0 * 18 / 19, score.Score!.Value, 9);
    }

    [Fact]
    public void What_was_not_judged_counts_as_failed_in_the_worst_case_only()
    {
        var province = new TrustProvince { Catalogue = Catalogue.Empty };
        var score = province.Report().Province;
        var consistent = score.Words[(int)TrustWord.Consistent];
        Assert.Equal((null, 0, 0, 0, 2), (consistent.Score, consistent.Worst, consistent.Passed, consistent.Judged, consistent.Checks));
        Assert.Equal(100, score.Score);
        Assert.Equal(100.0 * 17 / 19, score.Worst, 9);
    }

    [Fact]
    public void A_check_without_weight_changes_no_score()
    {
        var province = new TrustProvince();
        Plants.All["duplicates-delivered"](province);
        Assert.Equal(100, province.Report().Province.Score);
    }

    [Fact]
    public void Small_sources_show_together_what_none_shows_alone()
    {
        var province = new TrustProvince();
        Plants.All["schema"](province);
        var (kept, number) = (0, 0);
        province.Updates.RemoveAll(update => update.Source != 1 || kept++ >= 300);
        for (var i = 0; i < province.Updates.Count; i++)
        {
            province.Updates[i] = province.Updates[i] with { Source = province.Codes.Sources.IdOf($"xa-{number++ % 6}") };
        }

        var report = province.Report();
        Assert.All(report.Sources, source => Assert.Equal(CheckState.NotJudged, source.Checks.Single(result => result.Check.Id == "schema").State));
        Assert.Equal(CheckState.Failing, report.Province.Checks.Single(result => result.Check.Id == "schema").State);
        Assert.Equal(8, report.Sources.Count);
    }

    [Fact]
    public void Before_the_first_scan_nothing_is_in_doubt()
    {
        var book = new TrustBook();
        Assert.Same(TrustReport.Empty, book.Current);
        Assert.Empty(book.Current.Doubts.Of("on-time-rate"));
        Assert.False(book.Current.AsOf.Exists);
        Assert.Null(book.Current.Province.Score);
    }
}
