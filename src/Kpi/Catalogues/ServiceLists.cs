using System.Collections.Concurrent;

namespace Ioc.Kpi.Catalogues;

/// <summary>
/// The service lists of a catalogue, by national code: a service that several agencies handle under local codes is one service, and stands
/// on each list that any of its rows names. Immutable.
/// </summary>
public sealed class ServiceLists
{
    private readonly Dictionary<string, Service> _byCode;
    private readonly ConcurrentDictionary<(ServiceList On, ServiceList NotOn), IReadOnlyList<Service>> _chosen = new();

    internal ServiceLists(IReadOnlyCollection<ProcedureEntry> entries)
    {
        var services = entries.ToLookup(entry => entry.NationalCode, StringComparer.Ordinal);
        Services =
        [
            .. services.OrderBy(service => service.Key, StringComparer.Ordinal).Select((service, number) => new Service(
                number, service.Key, service.Aggregate(ServiceList.None, (lists, entry) => lists | entry.Lists), [.. service])),
        ];
        _byCode = Services.ToDictionary(service => service.NationalCode, StringComparer.Ordinal);
        Provided = services.Where(service => service.All(entry => entry.Online == OnlineLevel.Full)).Select(service => service.Key)
            .ToHashSet(StringComparer.Ordinal);
        Groups =
        [
            .. entries.SelectMany(entry => entry.Groups, (entry, group) => (Group: group, entry.NationalCode))
                .GroupBy(member => member.Group, member => member.NationalCode, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal).Select(GroupOf),
        ];
    }

    /// <summary>Every service by its number.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>The 82 groups, as many as the file names, in ordinal order of their codes.</summary>
    public IReadOnlyList<ServiceGroup> Groups { get; }

    /// <summary>National codes that are provided online from end to end: every row of the service says `full`.</summary>
    public IReadOnlySet<string> Provided { get; }

    /// <summary>Whether the service stands on every one of the lists; a local code is taken by its national part.</summary>
    public bool Contains(ServiceList lists, string code) =>
        Find(code) is { } found && (found.Lists & lists) == lists;

    /// <summary>The service of a code, local or national; null when the catalogue has none.</summary>
    public Service? Find(string code) => _byCode.GetValueOrDefault(NationalCode.Of(code));

    /// <summary>The services on every one of the lists and not on the other one, by their number.</summary>
    public IReadOnlyList<Service> On(ServiceList lists, ServiceList notOn = ServiceList.None) =>
        _chosen.GetOrAdd((lists, notOn), static (key, services) => Chosen(key.On, key.NotOn, services), Services);

    /// <summary>The national codes on every one of the lists, in ordinal order.</summary>
    public IReadOnlyList<string> CodesOn(ServiceList lists) =>
        [.. On(lists).Select(service => service.NationalCode)];

    private static IReadOnlyList<Service> Chosen(ServiceList on, ServiceList notOn, IReadOnlyList<Service> services) =>
        [.. services.Where(service => (service.Lists & on) == on && (notOn == ServiceList.None || (service.Lists & notOn) != notOn))];

    private ServiceGroup GroupOf(IGrouping<string, string> group)
    {
        var codes = group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new ServiceGroup(group.Key, codes, codes.TrueForAll(Provided.Contains));
    }
}
