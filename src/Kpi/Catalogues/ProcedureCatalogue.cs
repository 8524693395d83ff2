namespace Ioc.Kpi.Catalogues;

/// <summary>All procedures of one version of the file. Immutable; any thread may call.</summary>
public sealed class ProcedureCatalogue
{
    private readonly Dictionary<string, ProcedureEntry> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProcedureEntry> _byNational = new(StringComparer.Ordinal);

    /// <param name="entries">In the order of the file.</param>
    /// <param name="origin">Where they come from.</param>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public ProcedureCatalogue(IReadOnlyList<ProcedureEntry> entries, CatalogueOrigin? origin)
    {
        Entries = [.. entries];
        Origin = origin;
        Text = CatalogueText.Of(Entries);
        Version = CatalogueText.VersionOf(Text, Entries.Count);
        foreach (var entry in Entries)
        {
            _byCode.Add(entry.Code, entry);
            _byNational.TryAdd(entry.NationalCode, entry);
        }

        Lists = new ServiceLists(Entries);
    }

    /// <summary>No file has been read.</summary>
    public static ProcedureCatalogue Empty { get; } = new([], null);

    public IReadOnlyList<ProcedureEntry> Entries { get; }

    public bool IsEmpty => Entries.Count == 0;

    /// <value>Null when no file has been read.</value>
    public CatalogueOrigin? Origin { get; }

    /// <summary>The SHA-256 of <see cref="Text"/> in lower hex: the same rows in another form of file have the same version. Empty without rows.</summary>
    public string Version { get; }

    /// <summary>The rows as a CSV file in its plainest form; reading it gives the same entries.</summary>
    public string Text { get; }

    public ServiceLists Lists { get; }

    /// <summary>
    /// The row with this very code; failing that the row with its national part, or the first row of the file that shares the national part.
    /// </summary>
    /// <returns>Null when there is none.</returns>
    public ProcedureEntry? Find(string code)
    {
        if (_byCode.TryGetValue(code, out var entry))
        {
            return entry;
        }

        var national = NationalCode.Of(code);
        return _byCode.GetValueOrDefault(national) ?? _byNational.GetValueOrDefault(national);
    }
}
