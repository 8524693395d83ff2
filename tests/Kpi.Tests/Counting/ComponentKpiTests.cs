using Ioc.Kpi.Board;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of the KPIs over the papers and fees of what was received: K14, K15, K16.</summary>
public sealed class ComponentKpiTests
{
    private const string Received = "received=03-02T08:00";

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " digitised=1", 1, 1, 100.0, true)]
    [InlineData(Received + " digitised=1; " + Received + " digitised=0; " + Received, 1, 2, 50.0, true)]
    [InlineData(Received, 0, 0, null, false)]
    [InlineData("received=02-27T08:00 digitised=1; " + Received, 0, 0, null, true)]
    [InlineData(Received + " digitised=1 status=7; " + Received + " digitised=0 status=3", 1, 2, 50.0, true)]
    [InlineData("status=3 digitised=1 refused=03-02T08:00", 0, 0, null, false)]
    public void Digitised_dossiers_are_seen_against_those_for_which_it_is_known(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("digitised-component-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " reused=1; " + Received + " reused=0; " + Received, 1, 2, 50.0, true)]
    [InlineData(Received + " components=2/0/1 reused=1; " + Received + " components=3/0/0 reused=0", 1, 2, 50.0, true)]
    [InlineData(Received + " components=2/0/1 reused=1; " + Received + " components=0/0/0 reused=0", 1, 1, 100.0, true)]
    [InlineData(Received + " components=0/0/0 reused=0", 0, 0, null, false)]
    [InlineData(Received + " components=2/0/0", 0, 0, null, false)]
    [InlineData("received=02-27T08:00 reused=1", 0, 0, null, true)]
    [InlineData(Received + " reused=1 status=8; " + Received + " reused=1 status=3; " + Received + " reused=0 status=5", 2, 3, 66.666667, true)]
    public void Reuse_is_seen_against_the_dossiers_with_components(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("data-reuse-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, null, false)]
    [InlineData(Received + " fee=1 paid=1", 1, 1, 100.0, true)]
    [InlineData(Received + " fee=1 paid=1; " + Received + " fee=1 paid=0", 1, 2, 50.0, true)]
    [InlineData(Received + " fee=1 paid=1; " + Received + " fee=0 paid=0", 1, 1, 100.0, true)]
    [InlineData(Received + " fee=0 paid=1", 0, 0, null, true)]
    [InlineData(Received + " fee=0", 0, 0, null, true)]
    [InlineData(Received + " fee=1", 0, 0, null, false)]
    [InlineData(Received + " fee=1 paid=1; " + Received + " fee=1", 1, 1, 100.0, true)]
    [InlineData(Received + " paid=1", 0, 0, null, false)]
    [InlineData("received=02-27T08:00 fee=1 paid=1", 0, 0, null, true)]
    [InlineData(Received + " fee=1 paid=1 status=7; " + Received + " fee=1 paid=0 status=6", 1, 2, 50.0, true)]
    [InlineData("id=a " + Received + " fee=1 paid=0 status=6; id=a " + Received + " fee=1 paid=1 changed=03-03T08:00", 1, 1, 100.0, true)]
    public void Online_payment_is_seen_against_the_dossiers_with_a_fee(
        string dossiers, int numerator, int denominator, double? value, bool applicable) =>
        WorkedBoard.AssertReading(new WorkedBoard(dossiers).Read("online-payment-rate"), numerator, denominator, value, applicable);

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData(Received + " components=4/3/1", 3, 1, 4)]
    [InlineData(Received + " components=4/3/1; " + Received + " components=6/0/2 status=7; " + Received + " digitised=1 reused=1", 3, 3, 10)]
    [InlineData("received=02-27T08:00 components=4/3/1; " + Received + " components=1/1/0", 1, 0, 1)]
    public void Components_are_summed_beside_the_dossiers(string dossiers, int digitised, int reused, int components)
    {
        var board = new WorkedBoard(dossiers);
        Assert.Equal(new KpiRatio(digitised, components), board.Read("digitised-component-rate").Measures!["components"]);
        Assert.Equal(new KpiRatio(reused, components), board.Read("data-reuse-rate").Measures!["components"]);
    }

    [Fact]
    public void Only_these_have_another_measure()
    {
        var board = new WorkedBoard(Received);
        var readings = board.Board.Read(Definitions.KpiCatalogue.All, Scope.Province, WorkedBoard.Days("03-01", "03-20"));
        Assert.Equal(
            ["fully-online-rate", "overdue-finished", "digitised-component-rate", "data-reuse-rate"],
            readings.Where(reading => reading.Measures is not null).Select(reading => reading.Kpi.Id));
        Assert.Equal((75.0, null), (new KpiRatio(3, 4).Value, new KpiRatio(0, 0).Value));
    }
}
