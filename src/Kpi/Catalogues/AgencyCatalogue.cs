namespace Ioc.Kpi.Catalogues;

/// <summary>All agencies of one version of the file. Immutable; any thread may call.</summary>
public sealed class AgencyCatalogue
{
    private readonly ILookup<string, AgencyEntry> _rows;
    private volatile AgencyTree? _latest;

    /// <param name="entries">In the order of the file.</param>
    /// <param name="origin">Where they come from.</param>
    /// <exception cref="ArgumentException">They break a rule of the file: an unknown parent, a circle, days that overlap.</exception>
    public AgencyCatalogue(IReadOnlyList<AgencyEntry> entries, CatalogueOrigin? origin)
    {
        var problems = new CatalogueProblems();
        AgencyLinks.Check([.. entries.Select((entry, index) => (entry, index + 2))], problems);
        if (problems.Total > 0)
        {
            throw new ArgumentException(problems.Listed[0].ToString(), nameof(entries));
        }

        Entries = [.. entries];
        Origin = origin;
        Text = CatalogueText.Of(Entries);
        Version = CatalogueText.VersionOf(Text, Entries.Count);
        _rows = Entries.ToLookup(entry => entry.Code, StringComparer.Ordinal);
    }

    /// <summary>No file has been read.</summary>
    public static AgencyCatalogue Empty { get; } = new([], null);

    public IReadOnlyList<AgencyEntry> Entries { get; }

    public bool IsEmpty => Entries.Count == 0;

    /// <value>Null when no file has been read.</value>
    public CatalogueOrigin? Origin { get; }

    /// <summary>The SHA-256 of <see cref="Text"/> in lower hex: the same rows in another form of file have the same version. Empty without rows.</summary>
    public string Version { get; }

    /// <summary>The rows as a CSV file in its plainest form; reading it gives the same entries.</summary>
    public string Text { get; }

    /// <summary>Whether the code has a row, of whatever days.</summary>
    public bool Knows(string code) => _rows.Contains(code);

    /// <summary>The row of the code that holds on the day.</summary>
    /// <returns>Null when the code has none on that day.</returns>
    public AgencyEntry? Find(string code, DateOnly day) => _rows[code].FirstOrDefault(row => row.HoldsOn(day));

    /// <summary>The row that holds on the day, failing that the last one before it, failing that the first one after it: what to call a former unit.</summary>
    /// <returns>Null when the code is not known.</returns>
    public AgencyEntry? FindNearest(string code, DateOnly day) =>
        Find(code, day) ?? _rows[code].Where(row => row.Last < day).MaxBy(row => row.Last) ?? _rows[code].MinBy(row => row.First);

    /// <summary>
    /// The agency that the code stands for on the day: aliases that hold on the day are followed to their end. A code that is unknown, or
    /// has no row on the day, stands for itself.
    /// </summary>
    public string Resolve(string code, DateOnly day)
    {
        // No circle passes the check of the constructor, so this ends.
        while (Find(code, day)?.AliasOf is { } target)
        {
            code = target;
        }

        return code;
    }

    /// <summary>Who stands under whom on the day.</summary>
    public AgencyTree TreeOn(DateOnly day)
    {
        var tree = _latest;
        if (tree?.Day != day)
        {
            _latest = tree = new AgencyTree(this, _rows.Select(rows => rows.Key), day);
        }

        return tree;
    }
}
