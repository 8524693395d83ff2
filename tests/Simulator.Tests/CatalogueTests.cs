using System.Text.RegularExpressions;
using Ioc.Kpi.Codes;
using Ioc.Simulator.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed partial class CatalogueTests
{
    [Fact]
    public void The_province_has_its_communes_departments_and_procedures()
    {
        var catalogue = new ProvinceCatalogue(490_001);
        Assert.Equal(54, catalogue.Communes.Count);
        Assert.Equal("H49.101", catalogue.Communes[0].Code);
        Assert.Equal("Phường Hà Tu", catalogue.Communes[0].Name);
        Assert.Equal("H49.154", catalogue.Communes[^1].Code);
        Assert.Equal("H49.20", catalogue.Departments[^1].Code);
        Assert.All(catalogue.Departments, department => Assert.EndsWith("(mô phỏng)", department.Name, StringComparison.Ordinal));
        Assert.Equal(1_800, catalogue.AllProcedures.Count);
        Assert.Equal(1_800, catalogue.AllProcedures.Select(procedure => procedure.Code).Distinct().Count());
        Assert.Equal(1_800, catalogue.AllProcedures.Select(procedure => (procedure.ForCommunes, procedure.Name)).Distinct().Count());
        Assert.All(catalogue.AllProcedures, procedure => Assert.Matches(NationalCode(), procedure.Code));
    }

    [Fact]
    public async Task Names_are_told_to_the_host()
    {
        var names = new CodeNames();
        await using var host = await SimulatorHost.StartAsync(
            Provinces.Small(), Provinces.Clock(), services => services.AddSingleton(names));
        Assert.Equal("Phường Hà Tu", names.AgencyName("H49.101"));
        Assert.Equal(AgencyKind.Commune, names.AgencyKindOf("H49.101"));
        Assert.Equal(AgencyKind.Department, names.AgencyKindOf("H49.01"));
        Assert.NotNull(names.ProcedureName("1.900001"));
        Assert.Null(names.ProcedureName("9.999999"));
    }

    [GeneratedRegex(@"^[12]\.9\d{5}$")]
    private static partial Regex NationalCode();
}
