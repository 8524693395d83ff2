using Ioc.Kpi.Plans.Book;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

public sealed class ContradictionTests
{
    private static readonly IReadOnlyList<PlanContradiction> All = PlanFiles.Loaded.Contradictions(PlanFiles.Loaded.Active([]));

    [Theory]
    [InlineData("central/T10", "quang-ninh/T09", 1000, 100, true, "Number")]
    [InlineData("central/T05", "nghe-an/T05", 10, 1000, true, "Number")]
    [InlineData("cho-don/T01", "cho-don/T02", 5000, 8000, true, "Number, Services")]
    [InlineData("cho-don/T03", "cho-don/T04", 82, 5, true, "Number, Services")]
    [InlineData("central/T12", "cho-don/T04", 82, 5, false, "Number, Services")]
    [InlineData("central/T06", "quang-ninh/T07", 100, 100, true, "Deadline")]
    [InlineData("central/T06", "nghe-an/T02", 100, 100, true, "Deadline")]
    [InlineData("central/T06", "quang-ngai/T06", 100, 100, true, "Deadline")]
    [InlineData("central/T06", "cho-don/T12", 100, 100, true, "Deadline")]
    [InlineData("central/T17", "nghe-an/T13", 12, 12, true, "Deadline")]
    [InlineData("central/T11", "quang-ninh/T10", 100, 100, false, "Services")]
    [InlineData("central/T13", "quang-ninh/T12", 1139, 1139, false, "Services")]
    [InlineData("central/T10", "quang-ngai/T03", 1000, 1000, false, "Exemptions")]
    [InlineData("central/T10", "cho-don/T02", 1000, 8000, false, "Unit, Services")]
    public void Contradiction_is_shown_with_both_lines(string first, string second, double one, double other, bool declared, string differences)
    {
        var shown = Assert.Single(All, each => (each.First.Reference.ToString(), each.Second.Reference.ToString()) == (first, second));
        Assert.Equal((one, other, declared), (shown.First.Target.Value, shown.Second.Target.Value, shown.Declared));
        Assert.Equal(differences, string.Join(", ", shown.Differences));
    }

    [Fact]
    public void Steps_of_one_plan_and_plans_of_other_places_do_not_contradict_each_other()
    {
        Assert.DoesNotContain(All, each => each.First.Plan.Code == "central" && each.Second.Plan.Code == "central");
        Assert.DoesNotContain(All, each => each.First.Plan.Code == "nghe-an" && each.Second.Plan.Code == "quang-ninh");
        Assert.Equal(All.Count, All.Select(each => (each.First.Reference, each.Second.Reference)).Distinct().Count());
    }

    [Fact]
    public void A_plan_is_held_against_its_parent_though_that_one_is_not_active()
    {
        var shown = PlanFiles.Loaded.Contradictions(PlanFiles.Loaded.Active(["quang-ninh"]));
        Assert.Contains(shown, each => each.Second.Reference.ToString() == "quang-ninh/T09");
        Assert.All(shown, each => Assert.Equal(("central", "quang-ninh"), (each.First.Plan.Code, each.Second.Plan.Code)));
    }

    [Fact]
    public void What_nobody_declared_is_found_by_the_numbers()
    {
        var text = PlanFiles.Text("quang-ninh").Replace("\"conflictsWith\": [\"central/T10\"],", "", StringComparison.Ordinal)
            .Replace("\"refines\": \"central/T10\",", "", StringComparison.Ordinal);
        var snapshot = new PlanBook(KpiIds.All).Load([.. PlanFiles.All.Where(file => file.Code != "quang-ninh"), PlanFiles.Content("quang-ninh", text)]);
        var found = Assert.Single(snapshot.Contradictions(snapshot.Active(["quang-ninh"])), each => each.Second.Target.Id == "T09");
        Assert.Equal((false, "central/T10"), (found.Declared, found.First.Reference.ToString()));
    }
}
