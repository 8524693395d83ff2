namespace Ioc.Kpi.Catalogues;

/// <summary>
/// The service lists of a catalogue, by national code: a service that several agencies handle under local codes is one service, and stands
/// on each list that any of its rows names. Immutable.
/// </summary>
public sealed class ServiceLists
{
    private readonly Dictionary<string, ServiceList> _lists;

    internal ServiceLists(IReadOnlyCollection<ProcedureEntry> entries)
    {
        var services = entries.ToLookup(entry => entry.NationalCode, StringComparer.Ordinal);
        _lists = services.ToDictionary(
            service => service.Key, service => service.Aggregate(ServiceList.None, (lists, entry) => lists | entry.Lists), StringComparer.Ordinal);
        Provided = services.Where(service => service.All(entry => entry.Online == OnlineLevel.Full)).Select(service => service.Key)
            .ToHashSet(StringComparer.Ordinal);
        Groups =
        [
            .. entries.SelectMany(entry => entry.Groups, (entry, group) => (Group: group, entry.NationalCode))
                .GroupBy(member => member.Group, member => member.NationalCode, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(GroupOf),
        ];
    }

    /// <summary>The 82 groups, as many as the file names, in ordinal order of their codes.</summary>
    public IReadOnlyList<ServiceGroup> Groups { get; }

    /// <summary>National codes that are provided online from end to end: every row of the service says `full`.</summary>
    public IReadOnlySet<string> Provided { get; }

    /// <summary>Whether the service stands on every one of the lists; a local code is taken by its national part.</summary>
    public bool Contains(ServiceList lists, string code) =>
        _lists.TryGetValue(NationalCode.Of(code), out var found) && (found & lists) == lists;

    /// <summary>The national codes on every one of the lists, in ordinal order.</summary>
    public IReadOnlyList<string> CodesOn(ServiceList lists) =>
        [.. _lists.Where(service => (service.Value & lists) == lists).Select(service => service.Key).Order(StringComparer.Ordinal)];

    private ServiceGroup GroupOf(IGrouping<string, string> group)
    {
        var codes = group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new ServiceGroup(group.Key, codes, codes.TrueForAll(Provided.Contains));
    }
}
