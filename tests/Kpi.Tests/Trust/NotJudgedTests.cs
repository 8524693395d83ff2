using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>What cannot be known is not judged, and says why.</summary>
public sealed class NotJudgedTests
{
    private readonly TrustProvince _province = new();

    [Fact]
    public void Nothing_is_judged_of_an_empty_province()
    {
        _province.Updates.Clear();
        _province.Statuses.Clear();
        var report = _province.Report();
        Assert.Empty(report.Sources);
        Assert.All(report.Province.Checks, result => Assert.Equal(CheckState.NotJudged, result.State));
        Assert.Null(report.Province.Score);
        Assert.Equal(0, report.Province.Worst);
        Assert.All(report.Province.Words, word => Assert.Null(word.Score));
    }

    [Fact]
    public void A_declared_source_without_dossiers_has_too_small_a_sample()
    {
        _province.Updates.RemoveAll(update => update.Source == _province.Codes.Sources.IdOf(TrustProvince.Spoilt));
        foreach (var id in new[] { "constant-fee", "schema", "gaps", "no-due-date", "missing-states" })
        {
            Assert.Equal(NotJudgedReason.SampleTooSmall, Reason(id));
        }
    }

    [Theory]
    [InlineData("constant-digitised", 499)]
    [InlineData("missing-states", 999)]
    [InlineData("schema", 99)]
    public void Below_the_smallest_sample_nothing_is_judged_however_bad_it_looks(string id, int count)
    {
        Plants.All[id](_province);
        Keep(count);
        Assert.Equal(NotJudgedReason.SampleTooSmall, Reason(id));
        var province = new TrustProvince();
        Plants.All[id](province);
        Keep(province, count + 1);
        Assert.Equal(CheckState.Failing, Of(province, id).State);
    }

    [Theory]
    [InlineData("constant-digitised", DossierFacts.DigitisedKnown | DossierFacts.Digitised)]
    [InlineData("constant-identity", DossierFacts.IdentityKnown | DossierFacts.IdentityVerified)]
    [InlineData("constant-databases", DossierFacts.PopulationDatabase)]
    [InlineData("constant-fee", DossierFacts.FeeKnown | DossierFacts.FeeDue)]
    [InlineData("result-is-component", DossierFacts.ResultKnown | DossierFacts.ElectronicResult)]
    public void A_field_that_no_record_has_is_not_supplied(string id, DossierFacts facts)
    {
        _province.Spoil(_ => true, 1, update =>
        {
            update.Content.Facts &= ~facts;
            return update;
        });
        Assert.Equal(NotJudgedReason.NotSupplied, Reason(id));
        Assert.Equal(CheckState.Ok, _province.Report().Province.Checks.Single(result => result.Check.Id == id).State);
    }

    [Fact]
    public void A_field_that_is_always_no_is_as_constant_as_one_that_is_always_yes()
    {
        _province.Spoil(_ => true, 1, update =>
        {
            update.Content.Facts &= ~DossierFacts.FeeDue;
            return update;
        });
        var result = Of(_province, "constant-fee");
        Assert.Equal((CheckState.Failing, result.Of), (result.State, result.Count));
        Assert.NotEmpty(result.Examples);
    }

    [Fact]
    public void Without_a_catalogue_no_code_is_unknown()
    {
        _province.Catalogue = Catalogue.Empty;
        Assert.Equal(NotJudgedReason.NoCatalogue, Reason("unknown-procedure"));
        Assert.Equal(NotJudgedReason.NoCatalogue, Reason("unknown-agency"));
    }

    [Fact]
    public void A_source_that_only_files_fill_is_neither_late_nor_asked_for_its_states()
    {
        Plants.All["missing-states"](_province);
        _province.Statuses[0] = _province.Statuses[0] with { ExpectEvery = null };
        _province.Updates.RemoveAll(update => update.Source == 1 && (TrustProvince.Now - update.Content.Received).TotalDays < 20);
        Assert.Equal(NotJudgedReason.NotAwaited, Reason("age"));
        Assert.Equal(NotJudgedReason.NotAwaited, Reason("missing-states"));
        Assert.Equal(CheckState.Ok, Of(_province, "gaps").State);
    }

    [Fact]
    public void A_source_that_still_delivers_its_past_has_no_gaps_yet()
    {
        Plants.All["gaps"](_province);
        Assert.Equal(CheckState.Failing, Of(_province, "gaps").State);

        _province.Statuses[0] = _province.Statuses[0] with { CatchingUp = true };
        Assert.Equal(NotJudgedReason.CatchingUp, Reason("gaps"));
    }

    [Fact]
    public void A_source_that_fell_silent_has_gaps_up_to_yesterday()
    {
        _province.Updates.RemoveAll(update => update.Source == 1 && update.Content.Received > Moment.From(new DateTimeOffset(2026, 11, 18, 0, 0, 0, TimeSpan.FromHours(7))));
        Assert.Equal(["2026-11-18", "2026-11-19", "2026-11-20"], Of(_province, "gaps").Places);
    }

    [Fact]
    public void What_Ioc_reads_again_itself_is_no_fault_of_the_source()
    {
        _province.Statuses[0] = _province.Statuses[0] with { Kind = SourceKind.Reference, Unchanged = 1_000_000 };
        Assert.Equal(NotJudgedReason.OwnRepetition, Reason("duplicates-delivered"));
    }

    [Fact]
    public void Days_without_a_time_are_neither_twins_nor_of_zero_length()
    {
        _province.Spoil(_ => true, 1, update =>
        {
            var day = LocalTime.Vietnam.StartOf(LocalTime.Vietnam.DayOf(update.Content.Received));
            update.Content.Received = day;
            update.Content.Submitted = day;
            update.Content.Finished = update.Content.Finished.Exists ? day : Moment.None;
            return update;
        });
        foreach (var id in new[] { "same-second-twins", "zero-length-processing", "submitted-equals-received" })
        {
            Assert.Equal(NotJudgedReason.NotSupplied, Reason(id));
        }
    }

    [Fact]
    public void A_fault_older_than_the_window_is_forgotten()
    {
        var before = LocalTime.Vietnam.StartOf(LocalTime.Vietnam.DayOf(TrustProvince.Now) - TrustScan.WindowDays);
        for (var i = 0; i < 2_000; i++)
        {
            var update = _province.Updates[i];
            update.Key = _province.NewKey();
            update.Source = 1;
            update.Content.Received = before.Plus(TimeSpan.FromHours(8));
            update.Content.Finished = update.Content.Received;
            update.Content.Status = DossierStatus.Finished;
            _province.Updates.Add(update);
        }

        Assert.All(_province.Report().Province.Checks, result => Assert.Equal(CheckState.Ok, result.State));
    }

    private void Keep(int count) => Keep(_province, count);

    private static void Keep(TrustProvince province, int count)
    {
        var kept = 0;
        province.Updates.RemoveAll(update => update.Source == 1 && kept++ >= count);
    }

    private NotJudgedReason? Reason(string id) => Of(_province, id).Reason;

    private static CheckResult Of(TrustProvince province, string id) =>
        province.Report().Sources[0].Checks.Single(result => result.Check.Id == id);
}
