namespace Ioc.Jobs.Polling.Reference;

/// <summary>
/// Notices a source that leads its poller round in a circle, of any length, with two remembered cursors (Brent's algorithm: a
/// landmark is moved on after 1, 2, 4, 8, … pages).
/// </summary>
internal sealed class CursorLoop
{
    private string? _last;
    private string? _landmark;
    private long _steps;
    private long _limit = 1;

    /// <summary>Takes note of the cursor a page is asked for with.</summary>
    public void Enter(string? cursor)
    {
        _last = cursor;
        if (cursor is null)
        {
            _landmark = null;
            _steps = 0;
            _limit = 1;
        }
        else if (++_steps >= _limit || _landmark is null)
        {
            _landmark = cursor;
            _limit *= 2;
            _steps = 0;
        }
    }

    /// <summary>Whether the next cursor was seen before in this run.</summary>
    public bool Closes(string? next) => next is not null && (next == _last || next == _landmark);
}
