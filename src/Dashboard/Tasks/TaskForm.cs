using System.Globalization;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans.Tasks;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Tasks;

/// <summary>The form of evidence as it was typed; it is shown again as it was when something in it is wrong.</summary>
public sealed record TaskForm
{
    public string DoneOn { get; init; } = "";

    public string Document { get; init; } = "";

    public string Link { get; init; } = "";

    public string Note { get; init; } = "";

    /// <value>The entry that is corrected; empty for a new one.</value>
    public string Supersedes { get; init; } = "";

    /// <value>Whether the entry is withdrawn without another in its place.</value>
    public bool Withdraws { get; init; }

    public static TaskForm Of(IFormCollection form) => new()
    {
        DoneOn = Text(form, "doneOn"),
        Document = Text(form, "document"),
        Link = Text(form, "link"),
        Note = Text(form, "note"),
        Supersedes = Text(form, "supersedes"),
        Withdraws = form["action"] == "withdraw",
    };

    /// <summary>An entry to be corrected.</summary>
    public static TaskForm Of(TaskEvidenceEntry entry) => new()
    {
        DoneOn = entry.What.DoneOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        Document = entry.What.Document ?? "",
        Link = entry.What.Link ?? "",
        Note = entry.What.Note ?? "",
        Supersedes = entry.Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What the form means; the problems are of fields that cannot be read at all, the rules are for others to check.</summary>
    public (TaskEvidenceDraft Draft, IReadOnlyList<IndicatorProblem> Problems) Read(string plan, string task)
    {
        var problems = new List<IndicatorProblem>();
        var draft = new TaskEvidenceDraft
        {
            Plan = plan,
            Task = task,
            DoneOn = Withdraws ? null : ReadDay(problems),
            Document = Document.Length > 0 ? Document : null,
            Link = Link.Length > 0 ? Link : null,
            Note = Note.Length > 0 ? Note : null,
            Supersedes = long.TryParse(Supersedes, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : Supersedes.Length > 0 ? 0 : null,
        };
        return (draft, problems);
    }

    /// <summary>Browsers send `2026-11-20`; where the field is a plain one, people type `20/11/2026`.</summary>
    private DateOnly? ReadDay(List<IndicatorProblem> problems)
    {
        if (DateOnly.TryParseExact(DoneOn, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new(IndicatorFault.BadDate, nameof(TaskEvidenceDraft.DoneOn), "a day."));
        return null;
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
