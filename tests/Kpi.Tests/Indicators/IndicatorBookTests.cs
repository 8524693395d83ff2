using Ioc.Kpi.Indicators;
using Xunit;

namespace Ioc.Kpi.Tests.Indicators;

public sealed class IndicatorBookTests
{
    private const string Kpi = "archive-digitised-rate";
    private static readonly DateOnly May = new(2026, 5, 31);
    private static readonly DateOnly June = new(2026, 6, 30);

    private static IndicatorEntry Entry(long id, DateOnly asOf, double? value, string? agency = null, long? supersedes = null) => new(
        id, new IndicatorDraft { KpiId = Kpi, Agency = agency, Value = value, AsOf = asOf, Evidence = "e", Supersedes = supersedes }, "an",
        new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(id));

    [Fact]
    public void The_latest_day_up_to_the_one_asked_for_counts()
    {
        var book = new IndicatorBook([Entry(1, June, 30), Entry(2, May, 20)]);

        Assert.Null(book.Current(Kpi, null, May.AddDays(-1)));
        Assert.Equal((20, 0), Read(book.Current(Kpi, null, May)));
        Assert.Equal((20, 29), Read(book.Current(Kpi, null, June.AddDays(-1))));
        Assert.Equal((30, 10), Read(book.Current(Kpi, null, June.AddDays(10))));
        Assert.Equal(IndicatorUnit.Percent, book.Current(Kpi, null, June)!.Kind.Unit);
    }

    [Fact]
    public void Of_two_values_for_one_day_the_last_one_entered_counts() =>
        Assert.Equal(31, new IndicatorBook([Entry(2, June, 31), Entry(1, June, 30)]).Current(Kpi, null, June)!.Value);

    [Fact]
    public void A_correction_takes_the_place_of_what_it_corrects_and_the_history_keeps_both()
    {
        var wrong = Entry(1, June, 90);
        var right = Entry(2, May, 9, supersedes: 1);
        var book = new IndicatorBook([wrong, right]);

        Assert.Equal((9, 30), Read(book.Current(Kpi, null, June)));
        Assert.Equal([right, wrong], book.History(Kpi, null));
        Assert.Equal([true, false], book.History(Kpi, null).Select(book.Stands));
    }

    [Fact]
    public void What_was_taken_back_gives_way_to_the_value_before_it()
    {
        var book = new IndicatorBook([Entry(1, May, 20), Entry(2, June, 30), Entry(3, June, null, supersedes: 2)]);

        Assert.Equal((20, 30), Read(book.Current(Kpi, null, June)));
        Assert.Equal(3, book.History(Kpi, null).Count);
        Assert.Null(new IndicatorBook([Entry(1, May, 20), Entry(2, May, null, supersedes: 1)]).Current(Kpi, null, June));
    }

    [Fact]
    public void The_province_and_each_agency_have_values_of_their_own()
    {
        var book = new IndicatorBook([Entry(1, May, 20), Entry(2, May, 40, "H49.02"), Entry(3, May, 50, "H49.01")]);

        Assert.Equal(20, book.Current(Kpi, null, June)!.Value);
        Assert.Equal(50, book.Current(Kpi, "H49.01", June)!.Value);
        Assert.Null(book.Current(Kpi, "H49.03", June));
        Assert.Null(book.Current("satisfaction-rate", null, June));
        Assert.Equal(["H49.01", "H49.02"], book.AgenciesOf(Kpi));
        Assert.Empty(IndicatorBook.Empty.AgenciesOf(Kpi));
    }

    private static (double Value, int Age) Read(IndicatorReading? reading) => (reading!.Value, reading.AgeDays);
}
