namespace Ioc.Storage.Journal;

/// <summary>A row of the journal is not what was written. It names the row; it is never skipped silently.</summary>
public sealed class JournalDamagedException : Exception
{
    public JournalDamagedException()
    {
    }

    public JournalDamagedException(string message)
        : base(message)
    {
    }

    public JournalDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JournalDamagedException(JournalPosition position, string what, Exception? innerException = null)
        : base($"The journal is damaged at row {position.Row}: {what}", innerException)
    {
        Position = position;
    }

    /// <summary>The first row that cannot be read; every row before it can.</summary>
    public JournalPosition Position { get; }
}
