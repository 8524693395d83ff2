using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ioc.Server.Tests.Configuration;

public sealed class PlanOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plans_of_a_published_program_lie_beside_its_settings()
    {
        var plans = Directory.CreateDirectory(_folder.File("plans")).FullName;
        Assert.Equal(plans, Read([]).PlanDirectory);
        Assert.Empty(Read([]).Problems);
    }

    [Fact]
    public void Plans_of_a_build_inside_the_repository_are_those_of_the_repository()
    {
        File.WriteAllText(_folder.File("Ioc.sln"), "");
        var plans = Directory.CreateDirectory(_folder.File("plans")).FullName;
        Assert.Equal(plans, PlanPlace.Find(Directory.CreateDirectory(_folder.File("src/Server")).FullName));
    }

    [Fact]
    public void A_folder_named_plans_further_up_is_not_taken_without_the_repository()
    {
        Directory.CreateDirectory(_folder.File("plans"));
        var root = Directory.CreateDirectory(_folder.File("opt/ioc")).FullName;
        Assert.Equal(Path.Combine(root, "plans"), PlanPlace.Find(root));
    }

    [Fact]
    public void This_build_finds_the_plans_of_the_repository() =>
        Assert.True(File.Exists(Path.Combine(PlanPlace.Find(ContentRoot.Find()), "central.json")));

    [Fact]
    public void Folder_and_choice_are_options()
    {
        File.WriteAllText(Directory.CreateDirectory(_folder.File("mine")).FullName + "/a.json", "{}");
        var settings = Read([("Ioc:Plans:Directory", "mine"), ("Ioc:Plans:Active:0", "a")]);
        Assert.Empty(settings.Problems);
        Assert.Equal((_folder.File("mine"), "a"), (settings.PlanDirectory, Assert.Single(settings.Options.Plans.Active)));
    }

    [Fact]
    public void Codes_without_a_file_and_repetitions_are_problems()
    {
        File.WriteAllText(Directory.CreateDirectory(_folder.File("plans")).FullName + "/a.json", "{}");
        var problems = Read([("Ioc:Plans:Active:0", "a"), ("Ioc:Plans:Active:1", "b"), ("Ioc:Plans:Active:2", "a")]).Problems;
        Assert.Equal(2, problems.Count);
        Assert.StartsWith("Ioc:Plans:Active:1 = 'b': the code of a plan in ", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("there: a.", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("Ioc:Plans:Active:2 = 'a'", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_problem_only_where_it_is_named()
    {
        Assert.Empty(Read([]).Problems);
        Assert.StartsWith("Ioc:Plans:Directory = 'nowhere'", Assert.Single(Read([("Ioc:Plans:Directory", "nowhere")]).Problems), StringComparison.Ordinal);
    }

    private Settings Read(IEnumerable<(string Key, string Value)> values) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build(),
        new Surroundings { EnvironmentName = "Production", ContentRootPath = _folder.Path });
}
