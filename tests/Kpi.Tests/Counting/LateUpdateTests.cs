using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>An update that comes late changes the day that it is about, not the day it came.</summary>
public sealed class LateUpdateTests
{
    private const string Two = "id=a received=03-02T08:00 due=03-05T17:00 finished=03-04T10:00; id=b received=03-03T08:00 due=03-05T17:00";

    [Fact]
    public void Late_finish_changes_the_past_day_and_the_stocks_since()
    {
        var board = new WorkedBoard(Two);
        WorkedBoard.AssertReading(board.Read("on-time-rate", "03-06", "03-06"), 0, 0, null);
        WorkedBoard.AssertReading(board.Read("overdue-open", "03-06", "03-06"), 1, 1, 1);
        WorkedBoard.AssertReading(board.Read("overdue-open"), 1, 1, 1);

        board.Put("id=b received=03-03T08:00 due=03-05T17:00 finished=03-06T10:00");

        WorkedBoard.AssertReading(board.Read("on-time-rate", "03-04", "03-04"), 1, 1, 100.0);
        WorkedBoard.AssertReading(board.Read("on-time-rate", "03-06", "03-06"), 0, 1, 0.0);
        WorkedBoard.AssertReading(board.Read("on-time-rate"), 1, 2, 50.0);
        WorkedBoard.AssertReading(board.Read("overdue-finished", "03-06", "03-06"), 1, 1, 1);
        WorkedBoard.AssertReading(board.Read("overdue-open", "03-05", "03-05"), 0, 1, 0);
        WorkedBoard.AssertReading(board.Read("overdue-open", "03-06", "03-06"), 0, 0, 0);
        WorkedBoard.AssertReading(board.Read("overdue-open"), 0, 0, 0);
        WorkedBoard.AssertReading(board.Read("processing-time", "03-06", "03-06"), 1, null, 74.0);
        Assert.Equal("received 03-02, received 03-03, finished 03-04, finished 03-06", board.Story());
    }

    [Fact]
    public void Outdated_update_changes_no_day()
    {
        var board = new WorkedBoard(Two);
        board.Put("id=a received=03-02T08:00 due=03-05T17:00 status=5 changed=03-03T08:00; id=b received=02-27T08:00 changed=03-02T08:00");
        Assert.Equal("received 03-02, received 03-03, finished 03-04, open", board.Story());
    }

    [Fact]
    public void Late_withdrawal_of_an_earlier_time_moves_the_day_of_leaving_back()
    {
        var board = new WorkedBoard("id=a received=03-02T08:00 status=7 changed=03-09T08:00");
        Assert.Equal("received 03-02, withdrawn 03-09", board.Story());
        board.Put("id=a received=03-02T08:00 status=7 due=03-05T17:00 changed=03-04T08:00");
        Assert.Equal("received 03-02, withdrawn 03-04", board.Story());
    }

    [Fact]
    public void Corrected_received_time_moves_the_dossier_to_another_day_and_month()
    {
        var board = new WorkedBoard("id=a received=03-02T08:00 channel=online");
        board.Put("id=a received=02-27T08:00 channel=online changed=03-10T08:00");
        WorkedBoard.AssertReading(board.Read("received-dossiers"), 0, null, 0);
        WorkedBoard.AssertReading(board.Read("received-dossiers", "02-27", "02-27"), 1, null, 1);
        WorkedBoard.AssertReading(board.Read("online-submission-rate", "02-01", "02-28"), 1, 1, 100.0);
    }
}
