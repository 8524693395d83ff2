using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of K08 and K09: what finished in the period, seen against its due date.</summary>
public sealed class OnTimeTests
{
    private const string Due5 = "received=03-02T08:00 due=03-05T17:00 ";

    // Dossiers, on time, late, with due, rate, applicable.
    [Theory]
    [InlineData("", 0, 0, 0, null, false)]
    [InlineData(Due5 + "finished=03-04T10:00", 1, 0, 1, 100.0, true)]
    [InlineData(Due5 + "finished=03-05T17:00", 1, 0, 1, 100.0, true)]
    [InlineData(Due5 + "finished=03-05T23:59", 1, 0, 1, 100.0, true)]
    [InlineData(Due5 + "finished=03-06T00:00", 0, 1, 1, 0.0, true)]
    [InlineData(Due5 + "finished=03-04T10:00; " + Due5 + "finished=03-05T10:00; " + Due5 + "finished=03-06T10:00", 2, 1, 3, 66.666667, true)]
    [InlineData(Due5 + "finished=03-04T10:00 status=10 returned=03-09T10:00", 1, 0, 1, 100.0, true)]
    [InlineData(Due5 + "status=10 returned=03-05T10:00", 1, 0, 1, 100.0, true)]
    [InlineData(Due5 + "status=10 returned=03-06T10:00", 0, 1, 1, 0.0, true)]
    [InlineData(Due5 + "status=9 changed=03-06T10:00", 0, 1, 1, 0.0, true)]
    [InlineData("received=03-02T08:00 finished=03-04T10:00", 0, 0, 0, null, false)]
    [InlineData("received=03-02T08:00 finished=03-04T10:00; " + Due5 + "finished=03-04T10:00", 1, 0, 1, 100.0, true)]
    [InlineData(Due5, 0, 0, 0, null, true)]
    [InlineData(Due5 + "status=5; " + Due5 + "status=6", 0, 0, 0, null, true)]
    [InlineData(Due5 + "finished=03-04T10:00 status=4", 0, 0, 0, null, true)]
    [InlineData(Due5 + "status=3 refused=03-04T10:00; " + Due5 + "status=7; " + Due5 + "status=8", 0, 0, 0, null, true)]
    [InlineData("status=3 refused=03-04T10:00 due=03-05T17:00", 0, 0, 0, null, false)]
    [InlineData("received=02-02T08:00 due=02-05T17:00 finished=02-27T10:00", 0, 0, 0, null, true)]
    [InlineData("received=02-02T08:00 due=02-05T17:00 finished=03-01T00:00", 0, 1, 1, 0.0, true)]
    [InlineData("received=03-05T08:00 due=03-06T17:00 finished=03-04T10:00", 1, 0, 1, 100.0, true)]
    [InlineData("received=03-05T08:00 due=03-03T17:00 finished=03-06T10:00", 0, 1, 1, 0.0, true)]
    [InlineData("id=a " + Due5 + "finished=03-04T10:00; id=a " + Due5 + "finished=03-04T10:00 status=4 changed=03-09T08:00", 0, 0, 0, null, true)]
    [InlineData(
        "id=a " + Due5 + "finished=03-04T10:00; id=a " + Due5 + "status=4 changed=03-09T08:00; id=a " + Due5 + "finished=03-10T10:00",
        0, 1, 1, 0.0, true)]
    public void Finished_is_on_time_until_the_end_of_the_due_day(
        string dossiers, int onTime, int late, int withDue, double? rate, bool applicable)
    {
        var board = new WorkedBoard(dossiers);
        WorkedBoard.AssertReading(board.Read("on-time-rate"), onTime, withDue, rate, applicable);
        WorkedBoard.AssertReading(board.Read("overdue-finished"), late, withDue, late, applicable);
    }

    // Dossiers, early, on the day, late, of how many.
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData(Due5 + "finished=03-04T23:59", 1, 0, 0)]
    [InlineData(Due5 + "finished=03-05T00:00", 0, 1, 0)]
    [InlineData(Due5 + "finished=03-05T23:59", 0, 1, 0)]
    [InlineData(Due5 + "finished=03-06T00:00", 0, 0, 1)]
    [InlineData(Due5 + "finished=03-04T10:00; " + Due5 + "finished=03-05T10:00; " + Due5 + "finished=03-06T10:00; " + Due5 + "finished=03-09T10:00", 1, 1, 2)]
    [InlineData("received=03-02T08:00 finished=03-04T10:00; " + Due5, 0, 0, 0)]
    [InlineData(Due5 + "status=7; " + Due5 + "status=3 refused=03-04T10:00", 0, 0, 0)]
    [InlineData("id=a " + Due5 + "finished=03-04T10:00; id=a " + Due5 + "finished=03-06T10:00", 0, 0, 1)]
    public void What_finished_with_a_due_date_is_early_on_the_day_or_late(string dossiers, int early, int onDay, int late) =>
        AssertSplit(new WorkedBoard(dossiers), early, onDay, late);

    /// <summary>By the instant, the due day after the due time is late already; what counts by a rule alone is on the day.</summary>
    [Fact]
    public void The_split_goes_by_the_rules_in_force()
    {
        const string Some = Due5 + "finished=03-05T17:00; " + Due5 + "finished=03-05T17:01; received=03-02T08:00 finished=03-04T10:00; " + Due5 + "status=7";

        AssertSplit(new WorkedBoard(Some), 0, 2, 0);
        AssertSplit(new WorkedBoard(Some, new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant }), 0, 1, 1);
        AssertSplit(new WorkedBoard(Some, new CountingRules { NoDueDate = NoDueDate.OnTime, Withdrawn = Withdrawn.OnTime }), 0, 4, 0);
    }

    private static void AssertSplit(WorkedBoard board, int early, int onDay, int late)
    {
        var reading = board.Read("overdue-finished");
        var whole = early + onDay + late;
        Assert.Equal(
            [("early", new KpiRatio(early, whole)), ("on-day", new KpiRatio(onDay, whole)), ("late", new KpiRatio(late, whole))],
            reading.Measures!.Select(measure => (measure.Key, measure.Value)));
        Assert.Equal((late, whole), (reading.Numerator, reading.Denominator));
    }

    [Theory]
    [InlineData("03-05T17:00", 1, 0)]
    [InlineData("03-05T17:01", 0, 1)]
    [InlineData("03-05T23:59", 0, 1)]
    public void By_the_instant_a_minute_after_the_due_time_is_late(string finished, int onTime, int late)
    {
        var rules = new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant };
        var board = new WorkedBoard($"{Due5} finished={finished}", rules);
        WorkedBoard.AssertReading(board.Read("on-time-rate"), onTime, 1, 100.0 * onTime);
        WorkedBoard.AssertReading(board.Read("overdue-finished"), late, 1, late);
    }

    [Theory]
    [InlineData(DueDate.Current, 1)]
    [InlineData(DueDate.Original, 0)]
    public void Moved_due_date_counts_as_the_rule_says(DueDate due, int onTime)
    {
        const string moved = "id=a " + Due5 + "; id=a received=03-02T08:00 due=03-12T17:00 changed=03-06T08:00";
        var board = new WorkedBoard(moved + "; id=a received=03-02T08:00 due=03-12T17:00 finished=03-10T10:00", new CountingRules { Due = due });
        WorkedBoard.AssertReading(board.Read("on-time-rate"), onTime, 1, 100.0 * onTime);
    }

    [Theory]
    [InlineData(DueDate.Current, 0, null)]
    [InlineData(DueDate.Original, 1, 100.0)]
    public void Due_date_taken_away_still_stands_as_the_first_one(DueDate due, int withDue, double? rate)
    {
        const string takenAway = "id=a " + Due5 + "; id=a received=03-02T08:00 finished=03-04T10:00";
        var board = new WorkedBoard(takenAway, new CountingRules { Due = due });
        WorkedBoard.AssertReading(board.Read("on-time-rate"), withDue, withDue, rate, applicable: withDue > 0);
    }

    [Fact]
    public void Due_dates_by_rule_make_the_rates_applicable_where_no_record_has_one()
    {
        const string finished = "received=03-02T08:00 finished=03-04T10:00";
        var board = new WorkedBoard($"{finished}; {finished}", new CountingRules { NoDueDate = NoDueDate.OnTime });
        WorkedBoard.AssertReading(board.Read("on-time-rate"), 2, 2, 100.0);
        WorkedBoard.AssertReading(board.Read("overdue-finished"), 0, 2, 0);
        WorkedBoard.AssertReading(board.Read("on-time-rate", "03-05", "03-06"), 0, 0, null, applicable: false);
        WorkedBoard.AssertReading(board.Read("overdue-open"), 0, 0, 0, applicable: false);
    }

    [Fact]
    public void Withdrawn_by_rule_makes_the_rate_applicable_where_no_record_has_a_due_date()
    {
        var board = new WorkedBoard("received=03-02T08:00 status=7 changed=03-04T10:00", new CountingRules { Withdrawn = Withdrawn.OnTime });
        WorkedBoard.AssertReading(board.Read("on-time-rate"), 1, 1, 100.0);
    }

    [Fact]
    public void Channel_by_rule_makes_the_online_rate_applicable_where_no_record_has_one()
    {
        var board = new WorkedBoard("received=03-02T08:00", new CountingRules { UnknownChannel = UnknownChannel.Counter });
        WorkedBoard.AssertReading(board.Read("online-submission-rate"), 0, 1, 0.0);
    }
}
