using Ioc.Kpi.Indicators;
using Xunit;

namespace Ioc.Kpi.Tests.Indicators;

public sealed class IndicatorRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static IndicatorDraft Draft() => new()
    {
        KpiId = "archive-digitised-rate",
        Agency = "H49.01",
        Value = 31.5,
        Numerator = 315,
        Denominator = 1000,
        AsOf = Today,
        Evidence = "Báo cáo 275/BC-UBND\ntrang 3",
        Link = "https://tinh.example/bao-cao/275.pdf",
    };

    [Fact]
    public void A_sound_entry_has_no_problem()
    {
        Assert.Empty(IndicatorRules.Check(Draft(), "an.nguyen", Today));
        Assert.Empty(IndicatorRules.Check(
            new IndicatorDraft { KpiId = "centre-readiness", Value = 54, AsOf = Today, Evidence = "Kiểm tra" }, "an.nguyen", Today));
    }

    public static TheoryData<IndicatorFault, string, IndicatorDraft> Refused() => new()
    {
        { IndicatorFault.UnknownKpi, "KpiId", Draft() with { KpiId = "on-time-rate" } },
        { IndicatorFault.BadAgency, "Agency", Draft() with { Agency = "" } },
        { IndicatorFault.BadAgency, "Agency", Draft() with { Agency = " H49" } },
        { IndicatorFault.BadAgency, "Agency", Draft() with { Agency = "022099001234" } },
        { IndicatorFault.MissingValue, "Value", Draft() with { Value = null } },
        { IndicatorFault.BadValue, "Value", Draft() with { Value = double.NaN } },
        { IndicatorFault.BadValue, "Value", Draft() with { Value = double.PositiveInfinity } },
        { IndicatorFault.BadValue, "Value", Draft() with { Value = -0.1 } },
        { IndicatorFault.BadValue, "Value", Draft() with { Value = 100.1 } },
        { IndicatorFault.BadValue, "Value", Draft() with { KpiId = "databases-in-use", Value = 7.5 } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Numerator = null } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Denominator = null } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Denominator = 0 } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Numerator = -1 } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Numerator = 1001 } },
        { IndicatorFault.PartsDisagree, "Value", Draft() with { Numerator = 316 } },
        { IndicatorFault.PartsDisagree, "Value", Draft() with { KpiId = "centre-readiness", Value = 50, Numerator = 49, Denominator = 54 } },
        { IndicatorFault.DateInFuture, "AsOf", Draft() with { AsOf = Today.AddDays(1) } },
        { IndicatorFault.DateTooEarly, "AsOf", Draft() with { AsOf = new DateOnly(1999, 12, 31) } },
        { IndicatorFault.MissingEvidence, "Evidence", Draft() with { Evidence = " " } },
        { IndicatorFault.TooLong, "Evidence", Draft() with { Evidence = new string('a', 1001) } },
        { IndicatorFault.BadText, "Evidence", Draft() with { Evidence = "a\u0000b" } },
        { IndicatorFault.BadText, "Note", Draft() with { Note = "\uD800" } },
        { IndicatorFault.PersonalNumber, "Evidence", Draft() with { Evidence = "Ông A, CCCD 022099001234" } },
        { IndicatorFault.PersonalNumber, "Note", Draft() with { Note = "gọi 0912.345.678" } },
        { IndicatorFault.MissingNote, "Note", Draft() with { Value = null, Numerator = null, Denominator = null, Supersedes = 1 } },
        { IndicatorFault.BadParts, "Numerator", Draft() with { Value = null, Note = "nhầm", Supersedes = 1 } },
        { IndicatorFault.BadLink, "Link", Draft() with { Link = "javascript:alert(1)" } },
        { IndicatorFault.BadLink, "Link", Draft() with { Link = "/bao-cao" } },
        { IndicatorFault.BadLink, "Link", Draft() with { Link = "file:///etc/passwd" } },
        { IndicatorFault.BadLink, "Link", Draft() with { Link = "https://an:mat-khau@tinh.example/" } },
        { IndicatorFault.BadLink, "Link", Draft() with { Link = "https://tinh.example/a b" } },
        { IndicatorFault.PersonalNumber, "Link", Draft() with { Link = "https://tinh.example/?so=0912%20345%20678" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_unsound_entry_is_refused_for_the_one_thing_that_is_wrong(IndicatorFault fault, string field, IndicatorDraft draft)
    {
        var problem = Assert.Single(IndicatorRules.Check(draft, "an.nguyen", Today));

        Assert.Equal((fault, field), (problem.Fault, problem.Field));
        Assert.DoesNotContain("022099001234", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_together_and_the_author_is_checked_too()
    {
        var draft = Draft() with { Value = 200, Evidence = "", AsOf = Today.AddDays(1) };

        Assert.Equal(
            [IndicatorFault.DateInFuture, IndicatorFault.BadValue, IndicatorFault.MissingEvidence, IndicatorFault.MissingAuthor],
            IndicatorRules.Check(draft, "", Today).Select(problem => problem.Fault));
        Assert.Equal(IndicatorFault.PersonalNumber, Assert.Single(IndicatorRules.Check(Draft(), "0912345678", Today)).Fault);
    }

    [Theory]
    [InlineData(66.7, 2, 3)]
    [InlineData(66.67, 2, 3)]
    [InlineData(0, 0, 5)]
    [InlineData(100, 5, 5)]
    public void A_value_with_one_decimal_agrees_with_its_parts(double value, long numerator, long denominator) =>
        Assert.Empty(IndicatorRules.Check(Draft() with { Value = value, Numerator = numerator, Denominator = denominator }, "a", Today));

    [Fact]
    public void The_indicators_have_the_numbers_and_ids_of_the_catalogue_of_KPIs()
    {
        Assert.Equal([6, 7, 17, 21, 22, 23, 24, 25, 26], IndicatorKind.All.Select(kind => kind.Number));
        Assert.Equal(IndicatorKind.All.Count, IndicatorKind.All.Select(kind => kind.Id).Distinct().Count());
        Assert.All(IndicatorKind.All, kind => Assert.Equal(kind.Number, Assert.IsType<Definitions.EnteredKpi>(Definitions.KpiCatalogue.Find(kind.Id), exactMatch: false).Number));
    }
}
