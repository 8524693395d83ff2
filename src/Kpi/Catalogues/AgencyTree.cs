namespace Ioc.Kpi.Catalogues;

/// <summary>
/// Who stands under whom on one day. A code that is an alias on the day is no node: it belongs to the agency it stands for. A unit without a
/// row on the day stays where its nearest row puts it, since its dossiers are still counted. Immutable; any thread may call.
/// </summary>
public sealed class AgencyTree
{
    private readonly AgencyCatalogue _agencies;
    private readonly ILookup<string, string> _children;
    private readonly ILookup<string, string> _aliases;

    internal AgencyTree(AgencyCatalogue agencies, IEnumerable<string> codes, DateOnly day)
    {
        _agencies = agencies;
        Day = day;
        var places = codes.Order(StringComparer.Ordinal).Select(code => (Code: code, Target: agencies.Resolve(code, day))).ToList();
        _aliases = places.Where(place => place.Target != place.Code).ToLookup(place => place.Target, place => place.Code, StringComparer.Ordinal);
        _children = places.Where(place => place.Target == place.Code).Select(place => (place.Code, Parent: ParentOf(place.Code)))
            .Where(place => place.Parent is not null)
            .ToLookup(place => place.Parent!, place => place.Code, StringComparer.Ordinal);
    }

    public DateOnly Day { get; }

    /// <summary>The agency above, aliases followed; null at the top, for an alias and for an unknown code.</summary>
    public string? ParentOf(string code) =>
        _agencies.FindNearest(code, Day) is { AliasOf: null, Parent: { } parent } && _agencies.Resolve(parent, Day) is var above && above != code
            ? above : null;

    /// <summary>The agencies directly below, in ordinal order.</summary>
    public IEnumerable<string> ChildrenOf(string code) => _children[_agencies.Resolve(code, Day)];

    /// <summary>All agencies below, at any depth, the nearer ones first; not the agency itself, and no aliases.</summary>
    public IReadOnlyList<string> DescendantsOf(string code)
    {
        var start = _agencies.Resolve(code, Day);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var found = new List<string> { start };
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(_children[found[next]].Where(seen.Add));
        }

        found.RemoveAt(0);
        return found;
    }

    /// <summary>
    /// Every code whose dossiers count for the agency on the day: the agency, all below it, and all codes that are aliases of one of them. An
    /// unknown code has only itself.
    /// </summary>
    public IReadOnlyList<string> CodesUnder(string code) =>
        [.. DescendantsOf(code).Prepend(_agencies.Resolve(code, Day)).SelectMany(agency => _aliases[agency].Prepend(agency))];
}
