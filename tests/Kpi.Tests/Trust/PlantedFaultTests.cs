using Ioc.Kpi.Definitions;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>A planted fault lights exactly its check, in exactly its source, and clean data light none.</summary>
public sealed class PlantedFaultTests
{
    public static TheoryData<string> Ids() => [.. TrustCatalogue.All.Select(check => check.Id)];

    [Fact]
    public void Clean_data_light_no_check_and_every_check_is_judged()
    {
        var report = new TrustProvince().Report();
        Assert.Equal(["mot-cua", "cong-dvc"], report.Sources.Select(source => source.Source));
        Assert.All(report.Sources[0].Checks, result => Assert.Equal((result.Check.Id, CheckState.Ok), (result.Check.Id, result.State)));
        Assert.All(report.Province.Checks, result => Assert.Equal((result.Check.Id, CheckState.Ok), (result.Check.Id, result.State)));
        Assert.Empty(Failing(report.Sources[1]));
        Assert.Equal((100.0, 100.0), (report.Province.Score, report.Province.Worst));
        Assert.All(KpiCatalogue.All, kpi => Assert.Empty(report.Doubts.Of(kpi.Id)));
        Assert.Equal(TrustProvince.Now, report.AsOf);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_planted_fault_lights_exactly_its_check(string id)
    {
        Assert.True(Plants.All.ContainsKey(id), $"Nobody plants the fault of {id}.");
        var province = new TrustProvince();
        Plants.All[id](province);
        var report = province.Report();
        Assert.Equal([id], Failing(report.Province));
        Assert.Equal([id], Failing(report.Sources[0]));
        Assert.Empty(Failing(report.Sources[1]));
        var check = TrustCatalogue.Find(id)!;
        Assert.All(check.Kpis, kpi => Assert.Equal(new Doubt(id, $"trust.check.{id}.name"), Assert.Single(report.Doubts.Of(kpi))));
        AssertSaysWhere(report.Sources[0].Checks.Single(result => result.Check == check));
    }

    [Fact]
    public void The_examples_are_keys_of_dossiers_that_show_the_fault()
    {
        var province = new TrustProvince();
        Plants.All["zero-length-processing"](province);
        var zero = province.Updates.Where(update => update.Content.Finished == update.Content.Received).ToList();
        var result = province.Report().Sources[0].Checks.Single(result => result.Check.Id == "zero-length-processing");
        Assert.Equal(zero.Count, result.Count);
        Assert.Equal(10, result.Examples.Count);
        Assert.All(result.Examples, key => Assert.Contains(key, zero.Select(update => update.Key.ToHex())));
    }

    [Fact]
    public void Both_of_a_pair_of_twins_are_examples()
    {
        var province = new TrustProvince();
        var first = province.Updates.Last(update => update.Source == province.Codes.Sources.IdOf(TrustProvince.Spoilt));
        Plants.All["same-second-twins"](province);
        var pairs = province.Updates.GroupBy(update => (update.Content.Received, update.Source)).Where(group => group.Count() == 2).ToList();
        var recent = pairs.Where(pair => (TrustProvince.Now - pair.Key.Received).TotalDays < 29.4).ToList();
        var result = province.Report().Sources[0].Checks.Single(result => result.Check.Id == "same-second-twins");
        Assert.Equal(recent.Count, result.Count);
        Assert.Contains(recent, pair => pair.All(update => result.Examples.Contains(update.Key.ToHex())));
        Assert.Equal(first.Key.ToHex().Length, result.Examples[0].Length);
    }

    [Fact]
    public void Agencies_and_days_are_named_where_the_fault_is_theirs()
    {
        var late = new TrustProvince();
        Plants.All["mass-finish-on-last-day"](late);
        Assert.Equal(["A1"], Of(late, "mass-finish-on-last-day").Places);
        var gap = new TrustProvince();
        Plants.All["gaps"](gap);
        Assert.Equal(["2026-10-14"], Of(gap, "gaps").Places);
        Assert.Equal(1, Of(gap, "gaps").Count);
    }

    [Fact]
    public void Every_check_names_KPIs_that_exist_and_has_a_number_of_its_own()
    {
        Assert.Equal(TrustCatalogue.All.Count, TrustCatalogue.All.Select(check => check.Number).Distinct().Count());
        Assert.Equal(TrustCatalogue.All.Count, TrustCatalogue.All.Select(check => check.Id).Distinct().Count());
        Assert.Equal(Plants.All.Keys.Order(), TrustCatalogue.All.Select(check => check.Id).Order());
        Assert.Equal(Enum.GetValues<TrustWord>(), TrustCatalogue.All.Where(check => check.Weight > 0).Select(check => check.Word).Distinct().Order());
    }

    private static CheckResult Of(TrustProvince province, string id) =>
        province.Report().Sources[0].Checks.Single(result => result.Check.Id == id);

    private static void AssertSaysWhere(CheckResult result)
    {
        Assert.InRange(result.Count, result.Check.Id == "missing-states" ? 0 : 1, result.Of);
        Assert.True(
            result.Check is SourceCheck || result.Check.Id == "missing-states" || result.Examples.Count > 0, "A failing check of records gives examples.");
        Assert.True(result.Examples.Count <= 10);
    }

    private static IEnumerable<string> Failing(TrustScore score) =>
        score.Checks.Where(result => result.State == CheckState.Failing).Select(result => result.Check.Id);
}
