namespace Ioc.Storage.Journal;

/// <summary>One group commit as it was written.</summary>
/// <param name="At">When it was appended, offset zero, whole microseconds.</param>
/// <param name="Count">How many updates the body holds, as the appender said.</param>
/// <param name="Body">The appender's bytes. Valid only until the next row is asked for: the buffer is used again.</param>
public readonly record struct JournalRow(JournalPosition Position, DateTimeOffset At, int Count, ReadOnlyMemory<byte> Body);
