using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>One entry about a task.</summary>
/// <param name="Id">Its number, in the order of entering.</param>
/// <param name="DoneOn">Null where the entry only withdraws another one.</param>
/// <param name="EnteredBy">The account.</param>
/// <param name="Supersedes">The entry that it corrects or withdraws; null for a new one.</param>
/// <param name="Stands">Whether it says now that the task was done.</param>
public sealed record TaskEvidenceView(
    long Id, DateOnly? DoneOn, string? Document, string? Link, string? Note, string EnteredBy, DateTimeOffset EnteredAt, long? Supersedes, bool Stands)
{
    internal static TaskEvidenceView Of(TaskEvidenceEntry entry, TaskEvidenceBook book, LocalTime zone) => new(
        entry.Id, entry.What.DoneOn, entry.What.Document, entry.What.Link, entry.What.Note, entry.EnteredBy, zone.ToLocal(Moment.From(entry.EnteredAt)),
        entry.What.Supersedes, book.Stands(entry));
}
