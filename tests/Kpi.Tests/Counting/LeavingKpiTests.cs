using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of the other KPIs over what left: K03, K12, K13, K30.</summary>
public sealed class LeavingKpiTests
{
    private const string Received = "received=03-02T08:00 ";
    private const string Done = Received + "finished=03-04T10:00 ";

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + "finished=03-04T10:00 result=1", 1, 1, 100.0, true)]
    [InlineData(Received + "finished=03-04T10:00 result=1; " + Received + "finished=03-05T10:00 result=0", 1, 2, 50.0, true)]
    [InlineData(Received + "finished=03-04T10:00 result=1; " + Received + "finished=03-05T10:00", 1, 1, 100.0, true)]
    [InlineData(Received + "finished=03-04T10:00", 0, 0, null, false)]
    [InlineData(Received + "status=10 returned=03-04T10:00 result=1", 1, 1, 100.0, true)]
    [InlineData(Received + "result=1", 0, 0, null, true)]
    [InlineData(Received + "result=1 status=7; " + Received + "result=1 status=8; " + Received + "result=1 status=3", 0, 0, null, true)]
    [InlineData("received=02-02T08:00 finished=02-27T08:00 result=1", 0, 0, null, true)]
    [InlineData("received=02-02T08:00 finished=03-02T08:00 result=0", 0, 1, 0.0, true)]
    [InlineData("id=a " + Received + "finished=03-04T10:00 result=0; id=a " + Received + "finished=03-04T10:00 result=1 changed=03-06T08:00", 1, 1, 100.0, true)]
    [InlineData("id=a " + Received + "finished=03-04T10:00 result=1; id=a " + Received + "status=4 result=1 changed=03-06T08:00", 0, 0, null, true)]
    public void Electronic_results_are_seen_against_the_finished_for_which_it_is_known(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("electronic-result-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, 0, false)]
    [InlineData(Done + "channel=online result=1 fee=1 paid=1", 1, 1, 1, true)]
    [InlineData(Done + "channel=online result=1 fee=0", 1, 1, 1, true)]
    [InlineData(Done + "channel=online result=1", 1, 1, 1, true)]
    [InlineData(Done + "channel=online result=1 fee=1 paid=0", 0, 1, 1, true)]
    [InlineData(Done + "channel=online result=1 fee=1", 0, 1, 1, true)]
    [InlineData(Done + "channel=online result=0 fee=0", 0, 0, 1, true)]
    [InlineData(Done + "channel=counter result=1", 0, 0, 1, true)]
    [InlineData(Done + "channel=postal result=1; " + Done + "channel=online result=1", 1, 1, 2, true)]
    [InlineData(Done + "result=1; " + Done + "channel=online result=1", 1, 1, 2, true)]
    [InlineData(Done + "channel=online", 0, 0, 0, false)]
    [InlineData(Received + "channel=online result=1 status=7; " + Received + "channel=online result=1 status=3; " + Received + "channel=online result=1 status=5", 0, 0, 0, true)]
    [InlineData("id=a " + Done + "channel=online result=1; id=a " + Received + "status=4 channel=online result=1 changed=03-06T08:00", 0, 0, 0, true)]
    [InlineData("received=02-02T08:00 finished=02-27T08:00 channel=online result=1", 0, 0, 0, true)]
    public void Wholly_online_is_read_strictly_and_leniently(string dossiers, int strict, int lenient, int finished, bool applicable)
    {
        var reading = new WorkedBoard(dossiers).Read("fully-online-rate");
        WorkedBoard.AssertReading(reading, strict, finished, finished == 0 ? null : Math.Round(100.0 * strict / finished, 6), applicable);
        Assert.Equal((new KpiRatio(strict, finished), new KpiRatio(lenient, finished)), (reading.Measures!["strict"], reading.Measures["lenient"]));
        var other = new WorkedBoard(dossiers, new CountingRules { FullyOnline = FullyOnline.Lenient }).Read("fully-online-rate");
        Assert.Equal((lenient, finished), ((int)other.Numerator!, (int)other.Denominator!));
    }

    [Theory]
    [InlineData(Received + "finished=03-02T11:00", 3.0)]
    [InlineData(Received + "finished=03-02T15:30", 5.5)]
    [InlineData(Received + "finished=03-03T08:00", 8.0)]
    [InlineData("received=03-06T16:00 finished=03-09T08:00", 2.0)]
    [InlineData("received=03-06T18:00 finished=03-07T09:00", 0.0)]
    [InlineData(Received + "finished=03-04T08:00 wait=03-02T09:00/03-03T09:00", 8.0)]
    [InlineData(Received + "finished=03-02T10:00; " + Received + "finished=03-03T08:00", 5.0)]
    public void Processing_time_is_also_told_in_working_hours_less_waits(string dossiers, double hours)
    {
        var reading = new WorkedBoard(dossiers).Read("processing-time");
        Assert.Equal(hours, reading.Figures!["working"].Value!.Value, 9);
        Assert.NotNull(reading.Value);
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData(Received + "finished=03-02T11:00", 1, 3.0)]
    [InlineData(Received + "finished=03-02T09:00; " + Received + "finished=03-02T11:00; " + Received + "finished=03-04T08:00", 3, 3.0)]
    [InlineData(Received + "finished=03-02T09:00; " + Received + "finished=03-02T12:00", 2, 2.5)]
    [InlineData(Received + "finished=03-02T08:00", 1, 0.0)]
    [InlineData(Received + "finished=03-02T07:59", 0, null)]
    [InlineData(Received + "finished=03-01T08:00; " + Received + "finished=03-02T10:00", 1, 2.0)]
    [InlineData(Received + "status=10 returned=03-02T18:00", 1, 10.0)]
    [InlineData(Received + "status=9 changed=03-02T20:00", 1, 12.0)]
    [InlineData(Received + "status=7 changed=03-03T08:00; " + Received + "status=8 changed=03-03T08:00", 0, null)]
    [InlineData(Received + "status=3 refused=03-03T08:00; " + Received + "status=5", 0, null)]
    [InlineData("received=02-27T08:00 finished=03-01T00:00; received=02-20T08:00 finished=02-28T23:59", 1, 40.0)]
    [InlineData("received=2024-02-28T08:00 finished=03-02T08:00", 1, 17592.0)]
    [InlineData("id=a " + Received + "finished=03-02T09:00; id=a " + Received + "finished=03-02T13:00 changed=03-06T08:00", 1, 5.0)]
    [InlineData("id=a " + Received + "finished=03-02T09:00; id=a " + Received + "status=4 changed=03-06T08:00", 0, null)]
    public void Processing_time_is_the_median_of_elapsed_hours_without_negative_ones(string dossiers, int count, double? hours) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("processing-time"), count, null, hours);

    // Dossiers, then the parts of the numerator, and received.
    [Theory]
    [InlineData("", 0, 0, 0, 0, 0)]
    [InlineData("status=3 refused=03-04T10:00", 1, 0, 0, 0, 0)]
    [InlineData("status=3 changed=03-04T10:00", 1, 0, 0, 0, 0)]
    [InlineData("status=3 refused=02-27T10:00 changed=03-04T10:00", 0, 0, 0, 0, 0)]
    [InlineData("status=1 changed=03-04T10:00", 0, 0, 0, 0, 0)]
    [InlineData(Received + "status=3 refused=03-04T10:00", 0, 1, 0, 0, 1)]
    [InlineData(Received + "status=7 changed=03-04T10:00", 0, 0, 1, 0, 1)]
    [InlineData(Received + "status=8 changed=03-04T10:00", 0, 0, 0, 1, 1)]
    [InlineData(
        "status=3 refused=03-04T10:00; " + Received + "status=3 refused=03-04T10:00; " + Received + "status=7; " + Received + "status=8; "
        + Received + "status=8; " + Received + "finished=03-04T10:00; " + Received,
        1, 1, 1, 2, 6)]
    [InlineData("received=02-02T08:00 status=7 changed=03-04T10:00", 0, 0, 1, 0, 0)]
    [InlineData("received=02-02T08:00 status=7 changed=02-04T10:00", 0, 0, 0, 0, 0)]
    [InlineData("id=a " + Received + "status=7 changed=03-04T10:00; id=a " + Received + "status=4 changed=03-05T10:00", 0, 0, 0, 0, 1)]
    [InlineData("id=a status=3 refused=03-02T07:00; id=a " + Received + "changed=03-03T10:00", 0, 0, 0, 0, 1)]
    public void Refused_withdrawn_and_stopped_are_listed_and_summed(
        string dossiers, int atIntake, int refused, int withdrawn, int stopped, int received)
    {
        var reading = new WorkedBoard(dossiers).Read("refused-or-withdrawn");
        var sum = atIntake + refused + withdrawn + stopped;
        WorkedBoard.AssertReading(reading, sum, received, sum);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["refused-at-intake"] = atIntake, ["refused"] = refused, ["withdrawn"] = withdrawn, ["stopped"] = stopped,
            },
            reading.Parts);
    }
}
