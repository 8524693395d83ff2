using System.Text;
using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Files;
using Xunit;

namespace Ioc.Kpi.Tests.Plans;

/// <summary>A wrong file is refused with file, place, reason and cure; the plan that was in force stays.</summary>
public sealed class PlanFaultTests
{
    private const string Small = """
        {
          "code": "small", "name": "Small", "level": "province", "year": 2025, "parent": "central", "place": {"province": "22"},
          "document": {"issuer": "Office", "status": "issued"},
          "phases": [{"id": "all", "name": "All", "from": "2025-01-01", "to": "2025-12-31"}, {"id": "early", "name": "Early", "to": "2025-06-30"}],
          "sections": [{"id": "S", "title": "Section"}],
          "targets": [
            {"id": "T01", "title": "Target", "kpi": "on-time-rate", "comparison": ">=", "value": 95, "unit": "percent", "deadline": "2025-12-31", "phase": "all",
             "owners": ["Office"], "scope": "All", "refines": "central/T16", "conflictsWith": ["central/T10"], "reference": "I"}
          ],
          "tasks": [
            {"id": "K001", "section": "S", "title": "Task", "lead": ["Office"], "cadence": "once", "due": {"rule": "before", "date": "2025-08-20"},
             "phase": "all", "refines": "central/K010", "reference": "II"}
          ],
          "reports": [{"id": "B01", "who": ["Office"], "what": "Report", "to": ["Council"], "cadence": "monthly", "beforeDay": 20, "task": "K001", "reference": "III"}],
          "remarks": [{"text": "Remark", "about": ["T01"]}]
        }
        """;

    private static readonly PlanFileContent[] Central = [PlanFiles.All.Single(file => file.Code == "central")];

    [Fact]
    public void A_plan_without_faults_is_taken()
    {
        var now = Load(Small).Now;
        Assert.Equal("", string.Join('\n', now.Problems));
        Assert.Equal(95, now.Find("small")!.Targets[0].Value);
    }

    [Theory]
    [InlineData("\"id\": \"K001\"", "\"id\": \"T01\"", "$.tasks[0].id", "stands at $.targets[0].id already")]
    [InlineData("\"id\": \"early\"", "\"id\": \"all\"", "$.phases[1].id", "already")]
    [InlineData("on-time-rate", "on-time-rat", "$.targets[0].kpi", "no KPI 'on-time-rat'")]
    [InlineData("2025-08-20", "2025-02-30", "$.tasks[0].due.date", "'2025-02-30' is no date")]
    [InlineData("2025-08-20", "20/08/2025", "$.tasks[0].due.date", "is no date")]
    [InlineData("2025-08-20", "2026-08-20", "$.tasks[0].due", "outside 2025")]
    [InlineData("\"deadline\": \"2025-12-31\"", "\"deadline\": \"2024-12-31\"", "$.targets[0].deadline", "outside 2025")]
    [InlineData("\"deadline\": \"2025-12-31\", \"phase\": \"all\"", "\"deadline\": \"2025-12-31\", \"phase\": \"early\"", "$.targets[0].deadline", "outside the phase 'early'")]
    [InlineData("\"deadline\": \"2025-12-31\", \"phase\": \"all\"", "\"deadline\": \"2025-12-31\", \"phase\": \"late\"", "$.targets[0].phase", "no phase 'late'")]
    [InlineData("\"from\": \"2025-01-01\"", "\"from\": \"2025-12-31\", \"to\": \"2025-01-01\"", "", "")]
    [InlineData("\"from\": \"2025-01-01\"", "\"from\": \"2024-01-01\"", "$.phases[0].from", "outside 2025")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"per cent\"", "$.targets[0].unit", "'per cent' is not known")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"none\"", "$.targets[0].value", "unit none has no number")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"dossiers-per-service-per-year\"", "$.targets[0].services", "missing")]
    [InlineData("\">=\"", "\">\"", "$.targets[0].comparison", "'>' is not known")]
    [InlineData("\"value\": 95", "\"value\": \"95\"", "$.targets[0].value", "no number")]
    [InlineData("\"value\": 95", "\"value\": 195", "$.targets[0].value", "more than 100 %")]
    [InlineData("\"value\": 95", "\"value\": -1", "$.targets[0].value", "negative")]
    [InlineData("\"value\": 95", "\"value\": 1e999", "$.targets[0].value", "no number")]
    [InlineData("\"value\": 95, ", "", "$.targets[0].value", "missing")]
    [InlineData("\"owners\": [\"Office\"]", "\"owners\": []", "$.targets[0].owners", "missing")]
    [InlineData("\"scope\": \"All\"", "\"scope\": \" \"", "$.targets[0].scope", "cannot be shown")]
    [InlineData("\"scope\": \"All\"", "\"scop\": \"All\"", "$.targets[0].scop", "not known here")]
    [InlineData("\"parent\": \"central\"", "\"parent\": \"centre\"", "$.parent", "no plan 'centre'", "\"central/", "\"centre/")]
    [InlineData("\"parent\": \"central\"", "\"parent\": \"small\"", "$.parent", "cannot refine 'small'", "\"central/", "\"small/")]
    [InlineData("central/T16", "quang-ninh/T16", "$.targets[0].refines", "no item of the parent plan")]
    [InlineData("central/T16", "central/T99", "$.targets[0].refines", "no target central/T99")]
    [InlineData("central/T10", "central/T99", "$.targets[0].conflictsWith[0]", "no target central/T99")]
    [InlineData("central/T10", "nowhere/T01", "$.targets[0].conflictsWith[0]", "no plan 'nowhere'")]
    [InlineData("central/T10", "small/T01", "$.targets[0].conflictsWith", "itself")]
    [InlineData("central/T10", "T10", "$.targets[0].conflictsWith", "names no item")]
    [InlineData("central/K010", "central/K999", "$.tasks[0].refines", "no task central/K999")]
    [InlineData("\"section\": \"S\"", "\"section\": \"X\"", "$.tasks[0].section", "no section 'X'")]
    [InlineData("\"rule\": \"before\"", "\"rule\": \"until\"", "$.tasks[0].due.rule", "'until' is not known")]
    [InlineData("\"rule\": \"before\"", "\"rule\": \"within-month\"", "$.tasks[0].due.date", "does not end")]
    [InlineData("\"rule\": \"before\"", "\"rule\": \"range\"", "$.tasks[0].due.from", "first day")]
    [InlineData("\"cadence\": \"once\"", "\"cadence\": \"recurring\"", "$.tasks[0].due", "no date")]
    [InlineData("\"beforeDay\": 20", "\"beforeDay\": 31", "$.reports[0].beforeDay", "cannot be")]
    [InlineData("\"cadence\": \"monthly\"", "\"cadence\": \"once\"", "$.reports[0].before", "has a date")]
    [InlineData("\"task\": \"K001\"", "\"task\": \"K009\"", "$.reports[0].task", "no task 'K009'")]
    [InlineData("\"about\": [\"T01\"]", "\"about\": [\"T09\"]", "$.remarks[0].about", "no item 'T09'")]
    [InlineData("\"about\": [\"T01\"]", "\"about\": \"T01\"", "$.remarks[0].about", "no list")]
    [InlineData("\"code\": \"small\"", "\"code\": \"other\"", "$.code", "the file is 'small.json'")]
    [InlineData("\"code\": \"small\"", "\"code\": \"Small One\"", "$.code", "is no code")]
    [InlineData("\"year\": 2025", "\"year\": 1925", "$.year", "cannot be")]
    [InlineData("\"place\": {\"province\": \"22\"}", "\"place\": {}", "$.place.province", "name their province")]
    [InlineData("\"code\": \"small\"", "\"code\": \"small\", \"code\": \"small\"", "", "no JSON")]
    [InlineData("\"sections\": [", "\"sections\": [[", "line 6", "no JSON")]
    [InlineData("\"title\": \"Task\"", "\"title\": \"\\ud800\"", "", "half a character")]
    [InlineData("\"title\": \"Task\"", "\"title\": \"a\\u0000b\"", "$.tasks[0].title", "cannot be shown")]
    public void Fault_is_told_and_the_old_plan_stays(string found, string put, string place, string reason, string? also = null, string? alsoPut = null)
    {
        Assert.Contains(found, Small, StringComparison.Ordinal);
        var book = Load(Small);
        var before = book.Now.Find("small");
        var wrong = ReplaceFirst(Small, found, put);
        wrong = also is null ? wrong : wrong.Replace(also, alsoPut, StringComparison.Ordinal);

        var now = book.Load([PlanFiles.Content("small", wrong), .. Central]);

        Assert.Contains(now.Problems, problem => problem.File == "small.json" && problem.Place.StartsWith(place, StringComparison.Ordinal)
            && problem.Reason.Contains(reason, StringComparison.Ordinal) && problem.Cure.Length > 5);
        Assert.Same(before, now.Find("small"));
        Assert.Equal(["small"], now.Outdated);
        Assert.Equal(2, now.Plans.Count);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_together()
    {
        var wrong = Small.Replace("on-time-rate", "x", StringComparison.Ordinal).Replace("2025-08-20", "soon", StringComparison.Ordinal)
            .Replace("\"percent\"", "\"pc\"", StringComparison.Ordinal);
        var reading = PlanFile.Read(PlanFiles.Content("small", wrong), KpiIds.All);
        Assert.Null(reading.Plan);
        Assert.Equal(3, reading.Problems.Count);
    }

    [Fact]
    public void A_right_file_takes_the_place_of_a_refused_one()
    {
        var book = Load(Small);
        book.Load([PlanFiles.Content("small", "{"), .. Central]);
        var now = book.Load([PlanFiles.Content("small", Small.Replace("95", "96", StringComparison.Ordinal)), .. Central]);
        Assert.Equal(96, now.Find("small")!.Targets[0].Value);
        Assert.Equal((0, 0), (now.Problems.Count, now.Outdated.Count));
    }

    [Fact]
    public void A_plan_that_was_never_right_is_not_in_force()
    {
        var now = Load(Small[..^3]).Now;
        Assert.Null(now.Find("small"));
        Assert.Empty(now.Outdated);
    }

    [Fact]
    public void A_wrong_parent_does_not_take_its_children_with_it()
    {
        var now = new PlanBook(KpiIds.All).Load(
            [.. PlanFiles.All.Select(file => file.Code == "central" ? file with { Bytes = new byte[] { (byte)'{' } } : file)]);
        Assert.Equal("central.json", Assert.Single(now.Problems).File);
        Assert.Equal(5, now.Plans.Count);
        Assert.Null(now.ParentOf(now.Find("quang-ninh")!));
    }

    [Fact]
    public void A_file_that_is_gone_takes_its_plan_out_and_its_children_are_told()
    {
        var book = Load(Small);
        var now = book.Load([PlanFiles.Content("small", Small)]);
        Assert.Equal(["small"], now.Plans.Select(plan => plan.Code));
        Assert.Contains(now.Problems, problem => problem is { File: "small.json", Place: "$.parent" });
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_its_plan_in_force()
    {
        var book = Load(Small);
        var now = book.Load([new PlanFileContent("small.json", default, "It is locked."), .. Central]);
        Assert.NotNull(now.Find("small"));
        Assert.Equal("small.json: It is locked. Make the file readable.", now.Problems[0].ToString());
    }

    [Fact]
    public void A_folder_that_cannot_be_read_leaves_all_plans_in_force()
    {
        var book = Load(Small);
        var now = book.Refuse(new PlanProblem("plans", "", "The folder is gone.", "Put it back."));
        Assert.Equal((2, 2, 1), (now.Plans.Count, now.Outdated.Count, now.Problems.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"plan\"")]
    [InlineData("{}")]
    public void Something_else_than_a_plan_is_refused(string text) =>
        Assert.NotEmpty(PlanFile.Read(PlanFiles.Content("small", text), KpiIds.All).Problems);

    [Fact]
    public void Bytes_that_are_no_text_or_too_many_are_refused()
    {
        Assert.Contains("UTF-8", PlanFile.Read(new PlanFileContent("x.json", new byte[] { (byte)'"', 0xFF, (byte)'"' }), KpiIds.All).Problems[0].Reason, StringComparison.Ordinal);
        Assert.Contains("bytes", PlanFile.Read(new PlanFileContent("x.json", new byte[PlanFile.LargestBytes + 1]), KpiIds.All).Problems[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(PlanFile.Read(new PlanFileContent("small.json", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Small)).ToArray()), KpiIds.All).Plan);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_but_never_throw()
    {
        var random = new Random(20250630);
        var bytes = Encoding.UTF8.GetBytes(Small);
        for (var round = 0; round < 3000; round++)
        {
            var mutated = bytes.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            var reading = PlanFile.Read(new PlanFileContent("small.json", mutated.AsMemory(0, random.Next(mutated.Length / 2, mutated.Length + 1))), KpiIds.All);
            Assert.Equal(reading.Plan is null, reading.Problems.Count > 0);
        }
    }

    private static PlanBook Load(string small)
    {
        var book = new PlanBook(KpiIds.All);
        book.Load([PlanFiles.Content("small", small), .. Central]);
        return book;
    }

    private static string ReplaceFirst(string text, string found, string put)
    {
        var at = text.IndexOf(found, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), put, text.AsSpan(at + found.Length));
    }
}
