namespace Ioc.Kpi.Plans.Tasks;

/// <summary>What a person enters about a task of a plan, before it is checked (<see cref="TaskEvidenceRules"/>) and stored.</summary>
public sealed record TaskEvidenceDraft
{
    /// <value>The code of the plan.</value>
    public required string Plan { get; init; }

    /// <value>The id of the task in the plan.</value>
    public required string Task { get; init; }

    /// <value>The local day on which it was done, or reported where it is done again and again. Null withdraws the entry in <see cref="Supersedes"/>.</value>
    public DateOnly? DoneOn { get; init; }

    /// <value>The number and kind of the document that shows it, without anybody's data; null where a link or a note says enough.</value>
    public string? Document { get; init; }

    /// <value>Where the document can be read, an http or https address; null without one.</value>
    public string? Link { get; init; }

    /// <value>What else should be known; the reason where an entry is withdrawn.</value>
    public string? Note { get; init; }

    /// <value>The entry that this one corrects or withdraws; null for a new one.</value>
    public long? Supersedes { get; init; }
}
