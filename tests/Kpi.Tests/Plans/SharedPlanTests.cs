using System.Text.Json;
using Ioc.Kpi.Plans;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>The plans of the repository, held fact by fact against the reference facts.</summary>
public sealed class SharedPlanTests
{
    [SharedPlansTheory]
    [InlineData("central")]
    [InlineData("quang-ninh")]
    [InlineData("nghe-an")]
    [InlineData("quang-ngai")]
    [InlineData("cho-don")]
    public void Every_target_has_its_number_unit_and_deadline(string code)
    {
        using var facts = Read(code);
        var targets = facts.RootElement.GetProperty("targets");
        var plan = PlanFiles.Loaded.Find(code)!;
        Assert.Equal(targets.GetArrayLength(), plan.Targets.Count);
        foreach (var fact in targets.EnumerateArray())
        {
            var target = plan.FindTarget(Text(fact, "id")!)!;
            Assert.Equal(Number(fact, "value"), target.Value);
            Assert.Equal(Text(fact, "unit"), PlanWords.Of(target.Unit));
            Assert.Equal(Text(fact, "deadline"), $"{target.Deadline:yyyy-MM-dd}");
            Assert.Equal(Text(fact, "kpi"), target.Kpi);
            Assert.Equal(Text(fact, "op"), target.Comparison is { } comparison ? PlanWords.Of(comparison) : null);
            Assert.Equal(Text(fact, "phase"), target.Phase);
            Assert.Equal(Text(fact, "owner"), string.Join("; ", target.Owners));
            Assert.Equal(Text(fact, "variant"), target.Variant);
            Assert.Equal(fact.GetProperty("exemptions").GetBoolean(), target.Exemptions);
            Assert.Equal(Text(fact, "reference"), target.Reference);
            if (Number(fact, "serviceCount") is { } services)
            {
                Assert.Equal(services, target.Services!.Count);
            }
        }
    }

    [SharedPlansTheory]
    [InlineData("central")]
    [InlineData("quang-ninh")]
    [InlineData("nghe-an")]
    [InlineData("quang-ngai")]
    [InlineData("cho-don")]
    public void Every_task_has_its_date_owners_and_reference(string code)
    {
        using var facts = Read(code);
        var tasks = facts.RootElement.GetProperty("tasks");
        var plan = PlanFiles.Loaded.Find(code)!;
        Assert.Equal(tasks.GetArrayLength(), plan.Tasks.Count);
        foreach (var fact in tasks.EnumerateArray())
        {
            var task = plan.FindTask(Text(fact, "id")!)!;
            Assert.Equal(Text(fact, "due"), task.Due is { } due ? $"{due.Date:yyyy-MM-dd}" : null);
            Assert.Equal(Text(fact, "start"), task.Due?.From is { } from ? $"{from:yyyy-MM-dd}" : null);
            Assert.Equal(Rule(Text(fact, "dueRule")!), (task.Cadence, task.Due?.Rule));
            Assert.Equal(Texts(fact, "lead"), task.Lead);
            Assert.Equal(Texts(fact, "support"), task.Support);
            Assert.Equal(Text(fact, "document"), task.Basis.Count > 0 ? string.Join("; ", task.Basis) : null);
            Assert.Equal(Text(fact, "parentTask"), task.Refines?.ToString());
            Assert.Equal(Text(fact, "section"), task.Section);
            Assert.Equal(Text(fact, "phase"), task.Phase);
            Assert.Equal(Text(fact, "reportedStatus") == "done", task.ReportedDone);
            Assert.Equal(Text(fact, "reference"), task.Reference);
        }
    }

    [SharedPlansTheory]
    [InlineData("central")]
    [InlineData("quang-ninh")]
    [InlineData("nghe-an")]
    [InlineData("quang-ngai")]
    [InlineData("cho-don")]
    public void Every_conflict_that_was_noted_is_shown(string code)
    {
        using var facts = Read(code);
        var shown = PlanFiles.Loaded.Contradictions(PlanFiles.Loaded.Plans).Where(each => each.Declared)
            .Select(each => (each.First.Reference.ToString(), each.Second.Reference.ToString())).ToHashSet();
        foreach (var fact in facts.RootElement.GetProperty("targets").EnumerateArray())
        {
            var mine = $"{code}/{Text(fact, "id")}";
            Assert.All(Texts(fact, "conflictsWith"), other => Assert.True(shown.Contains((mine, other)) || shown.Contains((other, mine)), $"{mine} {other}"));
        }
    }

    private static (PlanCadence Cadence, DueRule? Rule) Rule(string word) => word switch
    {
        "none" => (PlanCadence.Once, null),
        "event" => (PlanCadence.OnEvent, null),
        _ when PlanWords.TryRead<DueRule>(word, out var rule) => (PlanCadence.Once, rule),
        _ => (Enum.GetValues<PlanCadence>().Single(cadence => PlanWords.Of(cadence) == word), null),
    };

    private static JsonDocument Read(string code) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedPlansTheoryAttribute.Folder, $"{code}.json")));

    private static string? Text(JsonElement fact, string member) => fact.GetProperty(member).GetString();

    private static double? Number(JsonElement fact, string member) =>
        fact.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static List<string> Texts(JsonElement fact, string member) => [.. fact.GetProperty(member).EnumerateArray().Select(text => text.GetString()!)];
}
