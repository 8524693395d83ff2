using Ioc.Kpi.Codes;
using Ioc.Kpi.Reading;

namespace Ioc.Ingest.Imports;

/// <summary>How one export's columns and words differ from the import contract; read from YAML by <see cref="ImportMappingFile"/>.</summary>
public sealed class ImportMapping
{
    /// <summary>The contract's own names and words; status words say nothing.</summary>
    public static readonly ImportMapping None = new();

    /// <summary>The file's header → the contract's column; where a column is mapped, its own name no longer counts.</summary>
    internal Dictionary<string, ImportColumn> Columns { get; init; } = [];

    internal StatusMapping Status { get; init; } = StatusMapping.Empty;

    /// <summary>The file's word → the contract's word.</summary>
    internal Dictionary<string, string> Channels { get; init; } = [];

    internal Dictionary<string, string> Applicants { get; init; } = [];

    internal bool TryFindColumn(string header, out ImportColumn column)
    {
        var canonical = CodeTable.Canonical(header);
        return Columns.TryGetValue(canonical, out column)
            || (ImportColumns.TryParse(canonical, out column) && !Columns.ContainsValue(column));
    }

    internal static ReadOnlySpan<char> Translate(Dictionary<string, string> words, ReadOnlySpan<char> word) =>
        words.Count > 0 && words.TryGetValue(CodeTable.Canonical(word.ToString()), out var own) ? own : word;
}
