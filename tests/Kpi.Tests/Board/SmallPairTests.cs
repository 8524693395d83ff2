using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Counting;
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

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Counts_by_service_follow_every_change_whoever_asks_between(int seed)
    {
        var codes = new DossierCodes();
        var random = new RandomDossiers(seed, codes);
        var board = new KpiBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        var lists = new ProcedureCatalogue([.. new[] { "P1", "P3", "P4", "P9" }.Select(Entry)], null).Lists;
        long counted = 0;
        var asked = 0;
        foreach (var update in random.Disordered(random.Updates(200)))
        {
            board.Apply(update);
            if (++asked % 7 != 0)
            {
                // The same question after each change: nothing of the last answer may stay.
                var counts = board.CountBy(BreakdownBy.Procedure, Counts.Received, Scope.Province, Before(board)).ToDictionary(StringComparer.Ordinal);
                var again = board.ReceivedByService(lists, Scope.Province, Before(board)).ToArray();
                Assert.All(lists.Services, service => Assert.Equal(counts.GetValueOrDefault(service.NationalCode), again[service.Number]));
                continue;
            }

            var scope = new Scope(asked % 3 == 0 ? asked % Math.Max(1, codes.Agencies.Count) : null, null, asked % 5 == 0 ? Channel.Online : null);
            var expected = board.CountBy(BreakdownBy.Procedure, Counts.Received, scope, Period.Day(board.Today))
                .Concat(board.CountBy(BreakdownBy.Procedure, Counts.Received, scope, Before(board)))
                .ToLookup(count => count.Key, count => count.Value, StringComparer.Ordinal);
            var today = board.ReceivedByService(lists, scope, Period.Day(board.Today)).ToArray();
            var before = board.ReceivedByService(lists, scope, Before(board)).ToArray();
            foreach (var service in lists.Services)
            {
                Assert.Equal(expected[service.NationalCode].Sum(), today[service.Number] + before[service.Number]);
                counted += before[service.Number];
            }
        }

        Assert.True(counted > 50, $"only {counted} were counted");
    }

    [Fact]
    public void An_agency_counts_its_small_pairs_and_its_large_ones_to_their_services()
    {
        static string Many(int count, string id, string facts) =>
            string.Join("; ", Enumerable.Range(0, count).Select(i => $"id={id}{i} received=03-02T08:00 {facts}"));
        var board = new WorkedBoard(
            $"{Many(Pair.CountersFrom + 8, "l", "agency=A procedure=P1")}; {Many(5, "o", "agency=A procedure=P1 channel=online")};"
            + $"{Many(3, "s", "agency=A procedure=P3")}; {Many(7, "n", "agency=A procedure=unknown")}; {Many(2, "b", "agency=B procedure=P1")}").Board;
        var lists = new ProcedureCatalogue([Entry("P1"), Entry("P3")], null).Lists;
        long[] Counted(string? agency, Channel? channel) =>
            [.. board.ReceivedByService(lists, new Scope(agency is null ? null : board.Codes.Agencies.TryFind(agency, out var id) ? id : Scope.Nowhere, null, channel), board.WholePeriod()!.Value)];

        Assert.Equal([Pair.CountersFrom + 13, 3], Counted("A", null));
        Assert.Equal([2, 0], Counted("B", null));
        Assert.Equal([Pair.CountersFrom + 15, 3], Counted(null, null));
        Assert.Equal([5, 0], Counted("A", Channel.Online));
        Assert.Equal([0, 0], Counted("nowhere", null));
    }

    /// <summary>Everything up to yesterday.</summary>
    private static Period Before(KpiBoard board) => new(board.Today.DayNumber - 400, board.Today.DayNumber - 1);

    private static ProcedureEntry Entry(string code) =>
        new(code, "x", null, ProcedureLevel.Province, OnlineLevel.Full, false, false, false, false, null, null, ServiceList.None, []);
}
