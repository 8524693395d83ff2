using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>The days beside the rows of a small pair tell what the records tell.</summary>
public sealed class SmallPairTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(40.4));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Services_of_an_agency_count_as_their_records_do_whatever_changed(int seed)
    {
        var codes = new DossierCodes();
        var random = new RandomDossiers(seed, codes);
        var board = new KpiBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        foreach (var update in random.Disordered(random.Updates(800)))
        {
            board.Apply(update);
        }

        var whole = board.WholePeriod()!.Value;
        var received = KpiCatalogue.Find("received-dossiers")!;
        long counted = 0;
        foreach (var period in new[] { whole, new Period(whole.FromDay + 3, whole.FromDay + 20), new Period(whole.FromDay - 30, whole.FromDay - 1), Period.Day(board.Today) })
        {
            for (var agency = 0; agency < codes.Agencies.Count; agency++)
            {
                var scope = new Scope(agency, null, null);
                var byDays = board.CountBy(BreakdownBy.Procedure, Counts.Received, scope, period);
                counted += byDays.Sum(part => part.Value);
                var byRecords = board.Breakdown(received, BreakdownBy.Procedure, scope, period);
                Assert.Equal(byRecords.Select(part => (part.Key, part.Value.Numerator)), byDays.Select(part => (part.Key, (long?)part.Value)));
            }
        }

        Assert.True(counted > 500, $"only {counted} were counted");
    }
}
