using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>The same worked dossiers by agency, procedure, channel and their combinations.</summary>
public sealed class ScopeTests
{
    private const string Dossiers =
        "received=03-02T08:00 due=03-05T17:00 finished=03-04T10:00 agency=A procedure=P channel=online;"
        + "received=03-02T08:00 due=03-05T17:00 finished=03-06T10:00 agency=A procedure=P channel=counter;"
        + "received=03-02T08:00 due=03-05T17:00 agency=A procedure=Q channel=online;"
        + "received=03-02T08:00 due=03-23T17:00 agency=B procedure=P channel=online;"
        + "received=03-24T08:00 due=03-25T17:00 agency=A procedure=P channel=online;"
        + "received=03-02T08:00 finished=03-02T20:00";

    // Received, on time, finished with due, overdue, open; the period reaches beyond today.
    [Theory]
    [InlineData(null, null, null, 5, 1, 2, 1, 2)]
    [InlineData("A", null, null, 3, 1, 2, 1, 1)]
    [InlineData("B", null, null, 1, 0, 0, 0, 1)]
    [InlineData("(none)", null, null, 1, 0, 0, 0, 0)]
    [InlineData(null, "P", null, 3, 1, 2, 0, 1)]
    [InlineData(null, "(none)", null, 1, 0, 0, 0, 0)]
    [InlineData(null, null, Channel.Online, 3, 1, 1, 1, 2)]
    [InlineData(null, null, Channel.Unknown, 1, 0, 0, 0, 0)]
    [InlineData("A", "P", null, 2, 1, 2, 0, 0)]
    [InlineData("A", "Q", null, 1, 0, 0, 1, 1)]
    [InlineData("A", "P", Channel.Online, 1, 1, 1, 0, 0)]
    [InlineData("A", null, Channel.Counter, 1, 0, 1, 0, 0)]
    [InlineData(null, "P", Channel.Online, 2, 1, 1, 0, 1)]
    [InlineData("B", "Q", null, 0, 0, 0, 0, 0)]
    [InlineData("nobody", null, null, 0, 0, 0, 0, 0)]
    public void Filters_combine(
        string? agency, string? procedure, Channel? channel, int received, int onTime, int withDue, int overdue, int open)
    {
        var board = new WorkedBoard(Dossiers).Board;
        var scope = Scope.Of(board.Codes, agency, procedure, channel);
        KpiReading Read(string kpi) => board.Read(KpiCatalogue.Find(kpi)!, scope, WorkedBoard.Days("03-01", "04-30"));
        Assert.Equal(
            (received, onTime, withDue, overdue, open),
            ((int)Read("received-dossiers").Numerator!, (int)Read("on-time-rate").Numerator!, (int)Read("on-time-rate").Denominator!,
                (int)Read("overdue-open").Numerator!, (int)Read("overdue-open").Denominator!));
    }

    [Theory]
    [InlineData("on-time-rate", BreakdownBy.Agency, "(none) : 0/0, A 50: 1/2, B : 0/0")]
    [InlineData("on-time-rate", BreakdownBy.Procedure, "(none) : 0/0, P 50: 1/2, Q : 0/0")]
    [InlineData("received-dossiers", BreakdownBy.Channel, "counter 1: 1/, online 3: 3/, unknown 1: 1/")]
    [InlineData("overdue-open", BreakdownBy.Agency, "(none) 0: 0/0, A 1: 1/1, B 0: 0/1")]
    [InlineData("processing-time", BreakdownBy.Agency, "(none) 12: 1/, A 74: 2/, B : 0/")]
    public void Breakdown_has_a_row_for_each_part_that_has_dossiers(string kpi, BreakdownBy by, string rows)
    {
        var board = new WorkedBoard(Dossiers).Board;
        var parts = board.Breakdown(KpiCatalogue.Find(kpi)!, by, Scope.Province, WorkedBoard.Days("03-01", "04-30"));
        Assert.Equal(
            rows,
            string.Join(", ", parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(TextOf)));
    }

    private static string TextOf(KeyValuePair<string, KpiReading> part) =>
        $"{part.Key} {part.Value.Value}: {part.Value.Numerator}/{part.Value.Denominator}";
}
