using Ioc.Kpi.Inbox;

namespace Ioc.Storage.Journal;

/// <summary>
/// The ordered, durable record of everything accepted. One appender at a time; any number of readers beside it, on any thread.
/// What a body means is the appender's business.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>The last row that is durable; <see cref="JournalPosition.Start"/> when there was never one.</summary>
    JournalPosition End { get; }

    /// <summary>
    /// The last row that was pruned; <see cref="JournalPosition.Start"/> when none was. A reader that needs rows up to here cannot
    /// have them any more: a board may start from a checkpoint that covers at least this position, and from nothing earlier.
    /// </summary>
    JournalPosition Pruned { get; }

    /// <summary>Opens or creates the journal. Once, before anything else.</summary>
    /// <exception cref="JournalDamagedException">The file is not a journal any more, or of a newer format.</exception>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends one row and moves the cursors, in one transaction; durable on return. When it throws, nothing was acknowledged
    /// and neither <see cref="End"/> nor a cursor has moved; the next append starts afresh, so an error that passes (disk full)
    /// needs no restart. After an I/O error in the commit itself the row may turn up all the same: what is sent again must do no harm.
    /// </summary>
    ValueTask<JournalPosition> AppendAsync(
        DateTimeOffset at, int count, ReadOnlyMemory<byte> body, IReadOnlyList<SourceCursor> cursors, CancellationToken cancellationToken);

    /// <summary>
    /// The kept rows after a position, in order, until no further one is there (rows appended meanwhile are included).
    /// Starts behind <see cref="Pruned"/> when that is later.
    /// </summary>
    /// <exception cref="JournalDamagedException">A row is damaged or missing. Nothing behind it is returned.</exception>
    IAsyncEnumerable<JournalRow> ReadAsync(JournalPosition after, CancellationToken cancellationToken);

    /// <summary>A checksum of a row, its number included, by which two journals are told apart; null when the row is not there.</summary>
    ValueTask<uint?> ChecksumAsync(JournalPosition position, CancellationToken cancellationToken);

    /// <summary>Where a source's poller stood at its last durable append; null when it has none.</summary>
    ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken);

    /// <summary>Deletes the leading rows that are both covered by a complete checkpoint and older than the given time.</summary>
    /// <returns>How many rows were deleted.</returns>
    ValueTask<int> PruneAsync(JournalPosition covered, DateTimeOffset olderThan, CancellationToken cancellationToken);

    /// <summary>
    /// Lets go of every row and numbers the next one after the position, durably: as if all rows up to it had been pruned. For a journal
    /// that was lost or put back from an older copy, where a checkpoint holds what is missing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The journal reaches the position; nothing has changed.</exception>
    ValueTask ContinueAfterAsync(JournalPosition covered, CancellationToken cancellationToken);

    /// <summary>Writes something of no meaning, durably. Throws what an append would throw when the journal cannot be written.</summary>
    ValueTask ProbeAsync(CancellationToken cancellationToken);
}
