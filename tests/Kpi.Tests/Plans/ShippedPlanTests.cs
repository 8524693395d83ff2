using Ioc.Kpi.Plans;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

public sealed class ShippedPlanTests
{
    [Fact]
    public void All_plans_load_without_a_problem()
    {
        Assert.Equal("", string.Join('\n', PlanFiles.Loaded.Problems));
        Assert.Equal(["example-2026", "central", "nghe-an", "quang-ngai", "quang-ninh", "cho-don"], PlanFiles.Loaded.Plans.Select(plan => plan.Code));
        Assert.Empty(PlanFiles.Loaded.Outdated);
    }

    [Theory]
    [InlineData("central", 20, 113, 5, 15)]
    [InlineData("quang-ninh", 19, 56, 4, 16)]
    [InlineData("nghe-an", 15, 27, 2, 16)]
    [InlineData("quang-ngai", 8, 38, 2, 15)]
    [InlineData("cho-don", 13, 24, 2, 16)]
    [InlineData("example-2026", 4, 0, 0, 2)]
    public void Plans_are_whole(string code, int targets, int tasks, int reports, int remarks)
    {
        var plan = PlanFiles.Loaded.Find(code)!;
        Assert.Equal((targets, tasks, reports, remarks), (plan.Targets.Count, plan.Tasks.Count, plan.Reports.Count, plan.Remarks.Count));
    }

    [Theory]
    [InlineData("central/T05", 10, PlanUnit.DossiersPerServicePerYear, "2025-06-30")]
    [InlineData("central/T06", 100, PlanUnit.Percent, "2025-06-20")]
    [InlineData("central/T10", 1000, PlanUnit.DossiersPerServicePerYear, "2025-12-31")]
    [InlineData("quang-ninh/T02", 54, PlanUnit.Communes, "2025-06-30")]
    [InlineData("quang-ninh/T09", 100, PlanUnit.DossiersPerServicePerYear, "2025-12-31")]
    [InlineData("quang-ninh/T16", 90, PlanUnit.Percent, "2025-12-31")]
    [InlineData("nghe-an/T05", 1000, PlanUnit.DossiersPerServicePerYear, "2025-06-30")]
    [InlineData("quang-ngai/T06", 100, PlanUnit.Percent, "2025-09-30")]
    [InlineData("cho-don/T01", 5000, PlanUnit.DossiersPerYearTotal, "2025-12-31")]
    [InlineData("cho-don/T04", 5, PlanUnit.ProcedureGroups, "2025-12-31")]
    [InlineData("example-2026/T04", 95, PlanUnit.Percent, "2026-12-31")]
    public void Numbers_of_the_documents_stand_in_the_files(string reference, double value, PlanUnit unit, string deadline)
    {
        var target = PlanFiles.Target(reference);
        Assert.Equal((value, unit, deadline), (target.Value, target.Unit, $"{target.Deadline:yyyy-MM-dd}"));
    }

    [Fact]
    public void Draft_says_where_its_text_breaks_off()
    {
        var plan = PlanFiles.Loaded.Find("quang-ngai")!;
        Assert.Equal((PlanDocumentStatus.Draft, "K038"), (plan.Document.Status, plan.Document.CutOffAt));
        Assert.Equal(plan.Tasks[^1].Id, plan.Document.CutOffAt);
        Assert.NotEmpty(plan.RemarksAbout("K038"));
    }

    [Fact]
    public void Example_is_marked_and_active_only_when_it_is_named()
    {
        Assert.True(PlanFiles.Loaded.Find("example-2026")!.Example);
        Assert.DoesNotContain(PlanFiles.Loaded.Active([]), plan => plan.Example);
        Assert.Equal(5, PlanFiles.Loaded.Active([]).Count);
        Assert.Equal(["example-2026", "quang-ninh"], PlanFiles.Loaded.Active(["quang-ninh", "example-2026", "unheard-of"]).Select(plan => plan.Code));
    }

    [Fact]
    public void Plans_of_the_places_refine_the_central_one()
    {
        var plan = PlanFiles.Loaded.Find("cho-don")!;
        Assert.Equal(["central"], PlanFiles.Loaded.AncestorsOf(plan).Select(each => each.Code));
        Assert.Equal("1.139", PlanFiles.Loaded.FindTarget(PlanFiles.Target("quang-ninh/T12").Refines!.Value)!.Title[..5]);
    }
}
