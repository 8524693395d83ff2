using System.Globalization;
using Ioc.Kpi.Codes;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Catalogue;

/// <summary>20 departments with invented names, the 54 communes of the units file, about 1,800 invented procedures. Immutable.</summary>
/// <remarks>Agency codes are invented too: departments `H49.01`…, communes `H49.101`… in the order of the units file.</remarks>
internal sealed class ProvinceCatalogue
{
    private const int DepartmentProcedures = 1_300;
    private const int CommuneProcedures = 500;
    private static readonly int[] AllowedDays = [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 5, 7, 7, 10, 10, 15, 20];
    private static readonly int[] CommuneDays = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 7, 10];
    private static readonly int[] Fees = [8_000, 15_000, 30_000, 50_000, 100_000, 135_000, 200_000, 500_000];

    public ProvinceCatalogue(long seed)
    {
        var random = DossierRandom.Of(seed, stream: 900, day: 0, index: 0);
        var words = CatalogueFile.Read<CatalogueFile.ProcedureWords>("procedures.json");
        var departments = CatalogueFile.Read<CatalogueFile.DepartmentList>("departments.json");
        var units = CatalogueFile.Read<CatalogueFile.Units>("units.json");
        var fields = departments.Departments.SelectMany(department => department.Fields).ToList();
        var forDepartments = Procedures(words, fields, DepartmentProcedures, "1.9", forCommunes: false, ref random);
        var forCommunes = Procedures(words, words.CommuneFields, CommuneProcedures, "2.9", forCommunes: true, ref random);
        var byField = forDepartments.ToLookup(procedure => procedure.Field);
        var list = new List<SimulatedAgency>();
        foreach (var (index, department) in departments.Departments.Index())
        {
            var own = department.Fields.SelectMany(field => byField[field]).ToList();
            var code = string.Create(CultureInfo.InvariantCulture, $"{units.AgencyCode}.{index + 1:D2}");
            list.Add(Agency(code, $"{department.Name} {departments.Mark}", AgencyKind.Department, own, ref random));
        }

        Departments = [.. list];
        Communes = CommunesOf(units, forCommunes, ref random);
        AllProcedures = [.. forDepartments, .. forCommunes];
        Province = units.Name;
    }

    /// <summary>The busiest commune takes about 8 % of the province when communes take 60 % of it.</summary>
    public static WeightedChoice CommuneChoice { get; } = WeightedChoice.Zipf(54, 1.3);

    public static WeightedChoice DepartmentChoice { get; } = WeightedChoice.Zipf(20, 1.5);

    public string Province { get; }

    public IReadOnlyList<SimulatedAgency> Departments { get; }

    public IReadOnlyList<SimulatedAgency> Communes { get; }

    public IReadOnlyList<SimulatedProcedure> AllProcedures { get; }

    public void TellNames(CodeNames names)
    {
        foreach (var agency in Departments.Concat(Communes))
        {
            names.SetAgency(agency.Code, agency.Name, agency.Kind);
        }

        foreach (var procedure in AllProcedures)
        {
            names.SetProcedure(procedure.Code, procedure.Name);
        }
    }

    private static SimulatedAgency[] CommunesOf(
        CatalogueFile.Units units, List<SimulatedProcedure> procedures, ref DossierRandom random)
    {
        var communes = new List<SimulatedAgency>();
        foreach (var (index, commune) in units.Communes.Index())
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"{units.AgencyCode}.{index + 101}");
            var name = $"{char.ToUpper(commune.Type[0], CultureInfo.InvariantCulture)}{commune.Type[1..]} {commune.Name}";
            communes.Add(Agency(code, name, AgencyKind.Commune, procedures, ref random));
        }

        return [.. communes];
    }

    private static SimulatedAgency Agency(
        string code, string name, AgencyKind kind, List<SimulatedProcedure> procedures, ref DossierRandom random) =>
        new(
            code, name, kind,
            OnTime: 0.88 + (0.08 * random.Fraction()),
            Online: 0.76 + (0.20 * random.Fraction()),
            Digitised: 0.82 + (0.15 * random.Fraction()),
            Reused: 0.62 + (0.26 * random.Fraction()),
            procedures, WeightedChoice.Zipf(procedures.Count, 2));

    private static List<SimulatedProcedure> Procedures(
        CatalogueFile.ProcedureWords words, IReadOnlyList<string> fields, int count, string prefix, bool forCommunes, ref DossierRandom random)
    {
        var names = words.Verbs.Count * words.Objects.Count * words.Cases.Count;
        var days = forCommunes ? CommuneDays : AllowedDays;
        var list = new List<SimulatedProcedure>(count);
        for (var i = 0; i < count; i++)
        {
            // A step without a common divisor with the number of names visits every combination once before any repeats.
            var pick = (int)(i / fields.Count * 37L % names);
            var verb = words.Verbs[pick % words.Verbs.Count];
            var thing = words.Objects[pick / words.Verbs.Count % words.Objects.Count];
            var @case = words.Cases[pick / words.Verbs.Count / words.Objects.Count];
            var field = i % fields.Count;
            var name = $"{verb} {thing} {@case}".TrimEnd() + $" ({fields[field]})";
            list.Add(new SimulatedProcedure(
                string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1:D5}"), name, fields[field],
                string.Create(CultureInfo.InvariantCulture, $"{(forCommunes ? 'X' : 'S')}-LV{field + 1:D2}"), forCommunes,
                days[random.Between(0, days.Length - 1)], random.Chance(0.45) ? Fees[random.Between(0, Fees.Length - 1)] : 0,
                random.Chance(0.9), random.Chance(forCommunes ? 0.08 : 0.45)));
        }

        return list;
    }
}
