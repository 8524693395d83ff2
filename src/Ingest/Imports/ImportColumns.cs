namespace Ioc.Ingest.Imports;

/// <summary>Where each column stands in one file.</summary>
internal sealed class ImportColumns
{
    public const int Count = (int)ImportColumn.Paused + 1;

    private const int Required = (int)ImportColumn.Status + 1;

    private static readonly string[] Names =
    [
        "id", "procedure", "agency", "channel", "received", "due", "finished", "status", "returned", "applicant", "fee", "paidOnline",
        "digitised", "reused", "resultElectronic", "supplements", "paused",
    ];

    private readonly int[] _places = new int[Count];

    private ImportColumns() => Array.Fill(_places, -1);

    /// <summary>Columns of the file that mean nothing here.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>The place in the row; -1 when the file does not have the column.</summary>
    public int this[ImportColumn column] => _places[(int)column];

    public static bool TryParse(string name, out ImportColumn column)
    {
        column = (ImportColumn)Array.IndexOf(Names, name);
        return column >= 0;
    }

    /// <summary>Reads the header row.</summary>
    /// <returns>Why the file cannot be read with it; null when it can.</returns>
    public static IngestFault? Read(IReadOnlyList<string> header, ImportMapping mapping, out ImportColumns columns)
    {
        columns = new ImportColumns();
        for (var place = 0; place < header.Count; place++)
        {
            var name = header[place].Trim();
            if (!mapping.TryFindColumn(name, out var column))
            {
                columns.Ignored.Add(name.Length <= 64 ? name : name[..64]);
            }
            else if (columns[column] >= 0)
            {
                return new IngestFault(IngestErrors.RepeatedColumns, $"Twice: {Names[(int)column]}.");
            }
            else
            {
                columns._places[(int)column] = place;
            }
        }

        return columns.Missing() is { Count: > 0 } missing
            ? new IngestFault(IngestErrors.MissingColumns, $"Missing: {string.Join(", ", missing)}.")
            : null;
    }

    private List<string> Missing() => [.. Names.Take(Required).Where((_, place) => _places[place] < 0)];
}
