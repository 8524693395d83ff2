namespace Ioc.Ingest;

/// <summary>Whether this process can take updates and show the board; read by <c>/health/ready</c>. Any thread may call.</summary>
public sealed class IngestHealth
{
    private volatile string? _journalProblem;
    private volatile string? _boardProblem = "The board is still folding the journal.";

    /// <summary>Why nothing can be made durable now, in a sentence; null while the journal is writable.</summary>
    public string? JournalProblem => _journalProblem;

    /// <summary>Why the board does not show everything that is durable, in a sentence; null once it has caught up.</summary>
    public string? BoardProblem => _boardProblem;

    /// <summary>Whether the board's problem stays until a person has acted.</summary>
    public bool BoardNeedsPerson { get; private set; }

    /// <summary>Journal writable and board caught up.</summary>
    public bool IsReady => _journalProblem is null && _boardProblem is null;

    internal void JournalFailed(string sentence) => _journalProblem = sentence;

    internal void JournalWorks() => _journalProblem = null;

    internal void BoardFailed(string sentence, bool needsPerson)
    {
        BoardNeedsPerson = needsPerson;
        _boardProblem = sentence;
    }

    internal void BoardCaughtUp()
    {
        BoardNeedsPerson = false;
        _boardProblem = null;
    }
}
