using Ioc.Kpi.Plans.Book;
using Ioc.Storage.Plans;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Plans;

public sealed class PlanFolderTests : IDisposable
{
    private const string Small = """
        {"code": "small", "name": "Small", "level": "central", "year": 2025, "document": {"issuer": "Office", "status": "issued"},
         "phases": [{"id": "all", "name": "All", "to": "2025-12-31"}]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly PlanBook _book = new(["on-time-rate"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_files_are_plans_and_nothing_else_is()
    {
        File.WriteAllText(_folder.File("small.json"), Small);
        File.WriteAllText(_folder.File("plan.schema.json"), "{}");
        File.WriteAllText(_folder.File("readme.md"), "{}");
        Directory.CreateDirectory(_folder.File("old.json"));

        var now = PlanFolder.LoadInto(_book, _folder.Path);

        Assert.Equal("", string.Join('\n', now.Problems));
        Assert.Equal(["small"], now.Plans.Select(plan => plan.Code));
        Assert.Equal(["small"], PlanFolder.Codes(_folder.Path));
    }

    [Fact]
    public void A_file_that_becomes_wrong_leaves_its_plan_in_force_until_it_is_right_again()
    {
        File.WriteAllText(_folder.File("small.json"), Small);
        var before = PlanFolder.LoadInto(_book, _folder.Path);
        File.WriteAllText(_folder.File("small.json"), Small[..20]);
        var wrong = PlanFolder.LoadInto(_book, _folder.Path);
        File.WriteAllText(_folder.File("small.json"), Small.Replace("Small", "Better", StringComparison.Ordinal));
        var after = PlanFolder.LoadInto(_book, _folder.Path);

        Assert.Same(before.Find("small"), wrong.Find("small"));
        Assert.StartsWith("small.json: line 1, byte ", Assert.Single(wrong.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(("Better", 0), (after.Find("small")!.Name, after.Problems.Count));
    }

    [Fact]
    public void A_folder_that_is_gone_leaves_the_plans_in_force()
    {
        var folder = _folder.File("plans");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "small.json"), Small);
        PlanFolder.LoadInto(_book, folder);
        Directory.Delete(folder, recursive: true);

        var now = PlanFolder.LoadInto(_book, folder);

        Assert.NotNull(now.Find("small"));
        Assert.Contains("cannot be read", Assert.Single(now.Problems).Reason, StringComparison.Ordinal);
        Assert.Empty(PlanFolder.Codes(folder));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        using (var file = File.Create(_folder.File("large.json")))
        {
            file.SetLength(5 * 1024 * 1024);
        }

        Assert.Contains("5242880 bytes", Assert.Single(PlanFolder.LoadInto(_book, _folder.Path).Problems).Reason, StringComparison.Ordinal);
    }
}
