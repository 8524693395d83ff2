namespace Ioc.Kpi.Board;

/// <summary>What is missing in the calendar that the live board counts by.</summary>
public static class LiveCalendar
{
    /// <summary>
    /// The year that the calendar lacks today (<see cref="Calendars.WorkingCalendar.MissingYear"/>): due dates in it are read as if it had no
    /// holidays. Null when there is none, and while the board is not ready.
    /// </summary>
    public static int? MissingYear(this ILiveBoard live)
    {
        // A board that is ready answers at once; nobody waits here.
        return live.IsReady && live.ReadAsync(board => board.Calendar.MissingYear(board.Today), CancellationToken.None).AsTask() is { IsCompletedSuccessfully: true } read
            ? read.Result : null;
    }
}
