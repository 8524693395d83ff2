using System.Globalization;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Catalogue;

/// <summary>
/// The catalogue of the simulated province: its agencies under their invented codes, joined to the real codes of the communes, and its
/// procedures with the flags that its dossiers are made by. Lists have the sizes of the plans; who stands on them follows from the seed.
/// </summary>
public static class SimulatedCatalogue
{
    private const int First25 = 25;
    private const int Online982 = 982;
    private const int Data1139 = 1139;
    private const int Groups = 82;
    private const int LargestGroup = 6;
    private const int Stream = 901;

    /// <summary>Shares of the services on the lists that are already provided from end to end; of all others.</summary>
    private const double First25Provided = 0.92;
    private const double Online982Provided = 0.86;
    private const double OthersProvided = 0.35;

    /// <param name="seed">The seed of the province (<see cref="SimulatorOptions.Seed"/>); the same seed gives the same catalogue.</param>
    /// <param name="loadedAt">What the origin says.</param>
    public static Kpi.Catalogues.Catalogue Of(long seed, DateTimeOffset loadedAt)
    {
        var province = new ProvinceCatalogue(seed);
        var origin = new CatalogueOrigin("simulator", loadedAt, Invented: true);
        return new Kpi.Catalogues.Catalogue(
            new ProcedureCatalogue(Procedures(province.AllProcedures, seed), origin), new AgencyCatalogue([.. Agencies(province)], origin));
    }

    private static IEnumerable<AgencyEntry> Agencies(ProvinceCatalogue province)
    {
        var units = CatalogueFile.Read<CatalogueFile.Units>("units.json");
        var mark = CatalogueFile.Read<CatalogueFile.DepartmentList>("departments.json").Mark;
        yield return new AgencyEntry(units.AgencyCode, $"{province.Province} {mark}", AgencyKind.Other, null, null, null, null, null);
        foreach (var department in province.Departments)
        {
            yield return new AgencyEntry(department.Code, department.Name, department.Kind, units.AgencyCode, null, null, null, null);
        }

        foreach (var (commune, unit) in province.Communes.Zip(units.Communes))
        {
            yield return new AgencyEntry(commune.Code, commune.Name, commune.Kind, units.AgencyCode, unit.Code, null, null, null);
        }
    }

    private static List<ProcedureEntry> Procedures(IReadOnlyList<SimulatedProcedure> procedures, long seed)
    {
        var random = DossierRandom.Of(seed, Stream, day: 0, index: 0);
        var online = Sample(procedures.Count, Online982, ref random);
        var groups = GroupsOf(online, ref random);
        var first = online.Take(First25).ToHashSet();
        var onlineSet = online.ToHashSet();
        var data = Sample(procedures.Count, Data1139, ref random).ToHashSet();
        var list = new List<ProcedureEntry>(procedures.Count);
        foreach (var (index, procedure) in procedures.Index())
        {
            var lists = (first.Contains(index) ? ServiceList.First25 : 0) | (onlineSet.Contains(index) ? ServiceList.Online982 : 0)
                | (data.Contains(index) ? ServiceList.Data1139 : 0)
                | (onlineSet.Contains(index) && random.Chance(0.05) ? ServiceList.Exempt : 0);
            list.Add(Entry(procedure, lists, [.. groups[index]], ref random));
        }

        return list;
    }

    private static ProcedureEntry Entry(SimulatedProcedure procedure, ServiceList lists, string[] groups, ref DossierRandom random)
    {
        var provided = lists.HasFlag(ServiceList.First25) ? First25Provided : lists.HasFlag(ServiceList.Online982) ? Online982Provided : OthersProvided;
        var online = random.Chance(provided) ? OnlineLevel.Full
            : random.Chance(0.7) ? OnlineLevel.Partial
            : random.Chance(0.7) ? OnlineLevel.Info : OnlineLevel.None;
        return new ProcedureEntry(
            procedure.Code, procedure.Name, procedure.Field, procedure.ForCommunes ? ProcedureLevel.Commune : ProcedureLevel.Province, online,
            procedure.ResultRequired, FeeRequired: procedure.Fee > 0, procedure.ForBusiness,
            NonBoundary: random.Chance(procedure.ForCommunes ? 0.93 : 0.71), procedure.WorkingDays,
            CutoffHour: procedure.WorkingDays == 0 ? LifeGenerator.CutoffHour : null, lists, groups);
    }

    /// <summary>Each group takes one to <see cref="LargestGroup"/> services of the list, no service is in two groups.</summary>
    private static ILookup<int, string> GroupsOf(int[] online, ref DossierRandom random)
    {
        var members = new List<(int Procedure, string Group)>();
        for (var group = 1; group <= Groups; group++)
        {
            var size = random.Between(1, LargestGroup);
            for (var member = 0; member < size; member++)
            {
                members.Add((online[members.Count], string.Create(CultureInfo.InvariantCulture, $"N{group:D2}")));
            }
        }

        return members.ToLookup(member => member.Procedure, member => member.Group);
    }

    /// <summary>So many different numbers below the count, in an order of their own.</summary>
    private static int[] Sample(int count, int size, ref DossierRandom random)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        for (var place = 0; place < size; place++)
        {
            var other = random.Between(place, count - 1);
            (numbers[place], numbers[other]) = (numbers[other], numbers[place]);
        }

        return numbers[..size];
    }
}
