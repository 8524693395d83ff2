using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Time;
using Ioc.Server.Configuration;
using Ioc.Server.Roles;
using Ioc.Storage.Catalogues;
using Ioc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Server.Tests.Configuration;

public sealed class CatalogueFilesTests : IDisposable
{
    private const string Agencies = "code,name,kind,parent,communeCode,validFrom,validTo,aliasOf\n";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_with_problems_stops_the_start_with_key_file_and_place_of_each()
    {
        File.WriteAllText(_folder.File("agencies.csv"), Agencies + "H49,Tỉnh,other,,,,,\nH49.1,Sở,office,H50,,,,\n");

        var settings = Read(("Ioc:Catalogues:Agencies", "agencies.csv"), ("Ioc:Catalogues:Procedures", "missing.xlsx"));

        Assert.Equal(
            [
                "Ioc:Catalogues:Procedures = 'missing.xlsx': a file that exists and can be read.",
                "Ioc:Catalogues:Agencies = 'agencies.csv': line 3, column kind: 'office' is none of the words; legal: one of other, department, commune, centre.",
                "Ioc:Catalogues:Agencies = 'agencies.csv': line 3, column parent: 'H50' is not in the column code of this file; legal: the code of an agency of this file, or an empty cell.",
            ],
            settings.Problems);
    }

    [Fact]
    public void What_is_not_listed_is_counted()
    {
        File.WriteAllText(_folder.File("a.csv"), Agencies + string.Concat(Enumerable.Range(0, 1200).Select(number => $"u{number},Sở,?,,,,,\n")));

        var problems = Read(("Ioc:Catalogues:Agencies", "a.csv")).Problems;

        Assert.Equal(1001, problems.Count);
        Assert.EndsWith("200 more problems of this file are not listed.", problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Good_files_are_kept_and_in_force_and_stay_so_when_they_are_no_longer_named()
    {
        File.WriteAllText(_folder.File("agencies.csv"), Agencies + "H49,Tỉnh,other,,,,,\n");

        var first = Start(Read(("Ioc:Catalogues:Agencies", "agencies.csv")));
        var second = Start(Read());

        Assert.Equal(new CatalogueOrigin(_folder.File("agencies.csv"), Now), first.Agencies.Origin);
        Assert.Equal(first.Agencies.Version, second.Agencies.Version);
        Assert.True(second.LacksAgency("H50"));
        Assert.True(second.Procedures.IsEmpty);
        var version = Assert.Single(new CatalogueStore(_folder.File("data/catalogues.db")).Versions(CatalogueKind.Agencies));
        Assert.Equal("Ioc:Catalogues:Agencies", version.By);
    }

    private static Catalogue Start(Settings settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HandClock(Now));
        services.AddSingleton(LocalTime.Vietnam);
        services.AddCatalogues(settings);
        using var provider = services.BuildServiceProvider();
        provider.LoadCatalogues(settings);
        return provider.GetRequiredService<CatalogueBook>().Current;
    }

    private Settings Read(params (string Key, string Value)[] values) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)).Build(),
        new Surroundings { ContentRootPath = _folder.Path });
}
