namespace Ioc.Kpi.Plans.Tasks;

/// <summary>One stored entry. It never changes: a correction or a withdrawal is an entry of its own that names the one it replaces.</summary>
/// <param name="Id">Its number, in the order of entering, from 1.</param>
/// <param name="What">What was entered.</param>
/// <param name="EnteredBy">The account that entered it.</param>
/// <param name="EnteredAt">When; any offset.</param>
public sealed record TaskEvidenceEntry(long Id, TaskEvidenceDraft What, string EnteredBy, DateTimeOffset EnteredAt)
{
    /// <summary>Whether it only withdraws another entry.</summary>
    public bool Withdraws => What.DoneOn is null;

    /// <summary>Where the evidence is to be found: document, address and note, as far as they were entered.</summary>
    public string Source => string.Join(" · ", new[] { What.Document, What.Link, What.Note }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
