namespace Ioc.Storage.Journal;

/// <summary>A place in the journal: the number of a row. Rows are numbered from 1 without gaps.</summary>
public readonly record struct JournalPosition(long Row) : IComparable<JournalPosition>
{
    /// <summary>Before the first row that was ever written.</summary>
    public static readonly JournalPosition Start;

    public JournalPosition Next => new(Row + 1);

    public int CompareTo(JournalPosition other) => Row.CompareTo(other.Row);

    public static bool operator <(JournalPosition left, JournalPosition right) => left.Row < right.Row;

    public static bool operator >(JournalPosition left, JournalPosition right) => left.Row > right.Row;

    public static bool operator <=(JournalPosition left, JournalPosition right) => left.Row <= right.Row;

    public static bool operator >=(JournalPosition left, JournalPosition right) => left.Row >= right.Row;

    public override string ToString() => $"journal row {Row}";
}
