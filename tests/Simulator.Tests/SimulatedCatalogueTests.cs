using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Simulator.Catalogue;
using Ioc.Simulator.Feed;
using Ioc.Simulator.Lives;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class SimulatedCatalogueTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Provinces.Now.DateTime);
    private readonly Kpi.Catalogues.Catalogue _catalogue = SimulatedCatalogue.Of(Provinces.Small().Seed, Provinces.Now);

    [Fact]
    public void It_says_that_it_is_invented()
    {
        Assert.Equal(new CatalogueOrigin("simulator", Provinces.Now, Invented: true), _catalogue.Procedures.Origin);
        Assert.True(_catalogue.Agencies.Origin!.Invented);
        Assert.EndsWith("(mô phỏng)", _catalogue.Agencies.Find("H49", Today)!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_agency_stands_under_the_province_and_communes_have_the_codes_of_their_units()
    {
        var agencies = _catalogue.Agencies;

        Assert.Equal(74, agencies.TreeOn(Today).DescendantsOf("H49").Count);
        Assert.Equal(("Phường Hà Tu", AgencyKind.Commune, "06652"), Facts("H49.101"));
        Assert.Equal(54, agencies.Entries.Where(entry => entry.Kind == AgencyKind.Commune).Select(entry => entry.CommuneCode).Distinct().Count());
        Assert.All(
            agencies.Entries.Where(entry => entry.Kind == AgencyKind.Commune), entry => Assert.Matches("^[0-9]{5}$", entry.CommuneCode));
        Assert.Equal(20, agencies.Entries.Count(entry => entry.Kind == AgencyKind.Department && entry.CommuneCode is null));

        (string, AgencyKind, string?) Facts(string code) =>
            agencies.Find(code, Today) is { } entry ? (entry.Name, entry.Kind, entry.CommuneCode) : default;
    }

    [Fact]
    public void Lists_have_the_sizes_of_the_plans()
    {
        var lists = _catalogue.Lists;

        Assert.Equal(1_800, _catalogue.Procedures.Entries.Count);
        Assert.Equal(25, lists.CodesOn(ServiceList.First25).Count);
        Assert.Equal(982, lists.CodesOn(ServiceList.Online982).Count);
        Assert.Equal(1_139, lists.CodesOn(ServiceList.Data1139).Count);
        Assert.Equal(25, lists.CodesOn(ServiceList.First25 | ServiceList.Online982).Count);
        Assert.Equal(lists.CodesOn(ServiceList.Exempt), lists.CodesOn(ServiceList.Exempt | ServiceList.Online982));
        Assert.InRange(lists.CodesOn(ServiceList.Exempt).Count, 20, 90);
        Assert.Equal(82, lists.Groups.Count);
        Assert.All(lists.Groups, group => Assert.InRange(group.Procedures.Count, 1, 6));
        Assert.All(lists.Groups.SelectMany(group => group.Procedures), code => Assert.True(lists.Contains(ServiceList.Online982, code)));
    }

    [Fact]
    public void Most_services_on_the_lists_are_provided_and_some_groups_are_not_met()
    {
        var lists = _catalogue.Lists;

        Assert.InRange(lists.CodesOn(ServiceList.Online982).Count(lists.Provided.Contains), 780, 920);
        Assert.InRange(lists.CodesOn(ServiceList.First25).Count(lists.Provided.Contains), 18, 25);
        Assert.InRange(lists.Groups.Count(group => group.Met), 25, 75);
    }

    [Fact]
    public void The_flags_are_those_that_dossiers_are_made_by()
    {
        var province = new SimulatedProvince(Provinces.Small());
        var now = Provinces.Now.ToUnixTimeSeconds();
        var dossiers = 0;
        foreach (var system in new[] { SimulatorAccess.Departments, SimulatorAccess.Communes })
        {
            foreach (var life in province.Known(system, now, now))
            {
                dossiers++;
                var entry = _catalogue.Procedures.Find(life.Procedure.Code)!;
                Assert.Equal(life.Procedure.Fee > 0, entry.FeeRequired);
                Assert.Equal(life.Payment != 0, entry.FeeRequired);
                Assert.Equal(life.Procedure.ResultRequired, entry.ResultRequired);
                Assert.Equal(life.Procedure.ForBusiness, entry.Business);
                Assert.Equal(life.Procedure.WorkingDays, entry.WorkingDays);
                Assert.Equal(life.Procedure.WorkingDays == 0 ? LifeGenerator.CutoffHour : null, entry.CutoffHour);
                Assert.Equal(system == SimulatorAccess.Communes ? ProcedureLevel.Commune : ProcedureLevel.Province, entry.Level);
                Assert.False(_catalogue.LacksAgency(life.Agency.Code));
                Assert.Equal(life.Agency.Name, _catalogue.Agencies.Find(life.Agency.Code, Today)!.Name);
            }
        }

        Assert.InRange(dossiers, 5_000, 20_000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_catalogue_and_another_seed_another()
    {
        var again = SimulatedCatalogue.Of(Provinces.Small().Seed, Provinces.Now.AddDays(1));
        var other = SimulatedCatalogue.Of(7, Provinces.Now);

        Assert.Equal(_catalogue.Procedures.Version, again.Procedures.Version);
        Assert.Equal(_catalogue.Agencies.Version, again.Agencies.Version);
        Assert.NotEqual(_catalogue.Procedures.Version, other.Procedures.Version);
    }
}
