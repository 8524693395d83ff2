using Ioc.Kpi.Indicators;

namespace Ioc.Kpi.Plans.Tasks;

/// <summary>What evidence must satisfy before it is stored. Whether the entry that it supersedes exists is for the store to say.</summary>
public static class TaskEvidenceRules
{
    public const int MaxDocument = 1000;
    public const int MaxNote = 1000;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Whether each entry is a report of its own; a task that is done once has one entry that stands.</summary>
    public static bool IsReportedAgain(PlanTask task) => task.Cadence is not (PlanCadence.Once or PlanCadence.OnEvent or PlanCadence.Immediate);

    /// <summary>Every problem of the entry.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="task">The task that the plan in force has under that id; null where it has none.</param>
    /// <param name="enteredBy">The account.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<IndicatorProblem> Check(TaskEvidenceDraft draft, PlanTask? task, string enteredBy, DateOnly today) =>
    [
        .. task is null ? [new(IndicatorFault.UnknownTask, nameof(draft.Task), "the id of a task of the plan.")] : Array.Empty<IndicatorProblem>(),
        .. CheckDay(draft, today),
        .. EnteredText.Check(draft.Document, nameof(draft.Document), MaxDocument, IsBare(draft) ? IndicatorFault.MissingEvidence : null),
        .. EnteredText.Check(draft.Note, nameof(draft.Note), MaxNote, draft is { DoneOn: null, Supersedes: not null } ? IndicatorFault.MissingNote : null),
        .. EnteredText.Check(enteredBy, nameof(TaskEvidenceEntry.EnteredBy), IndicatorRules.MaxAuthor, IndicatorFault.MissingAuthor),
        .. EnteredText.CheckLink(draft.Link, nameof(draft.Link)),
    ];

    private static bool IsBare(TaskEvidenceDraft draft) =>
        draft.DoneOn is not null && string.IsNullOrWhiteSpace(draft.Document) && string.IsNullOrWhiteSpace(draft.Link) && string.IsNullOrWhiteSpace(draft.Note);

    private static IEnumerable<IndicatorProblem> CheckDay(TaskEvidenceDraft draft, DateOnly today)
    {
        if (draft.DoneOn is not { } day)
        {
            return draft.Supersedes is null ? [new(IndicatorFault.BadDate, nameof(draft.DoneOn), "a day; none only where another entry is withdrawn.")] : [];
        }

        return day > today ? [new(IndicatorFault.DateInFuture, nameof(draft.DoneOn), "today or a day before it.")]
            : day < Earliest ? [new(IndicatorFault.DateTooEarly, nameof(draft.DoneOn), "a day from 2000-01-01 on.")]
            : [];
    }
}
