using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Dashboard.Api.Plans;

/// <summary>The body of `POST /api/v1/plans/{code}/tasks/{task}/evidence`.</summary>
public sealed record TaskEvidenceBody
{
    /// <value>The local day on which the task was done, or reported; none withdraws the entry in `supersedes`.</value>
    public DateOnly? DoneOn { get; init; }

    /// <value>The number and kind of the document that shows it, without anybody's data. One of document, link and note is needed.</value>
    public string? Document { get; init; }

    /// <value>Where the document can be read.</value>
    public string? Link { get; init; }

    /// <value>What else should be known; the reason where an entry is withdrawn.</value>
    public string? Note { get; init; }

    /// <value>The entry that this one corrects or withdraws.</value>
    public long? Supersedes { get; init; }

    internal TaskEvidenceDraft Draft(string plan, string task) =>
        new() { Plan = plan, Task = task, DoneOn = DoneOn, Document = Document, Link = Link, Note = Note, Supersedes = Supersedes };
}
