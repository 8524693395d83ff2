using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>
/// What Ioc knows of a dossier: the canonical fields of semantics.md ("Record → canonical") and nothing about a person.
/// Two contents are the same dossier state exactly when they are equal.
/// </summary>
public record struct DossierContent()
{
    /// <summary>Id in <see cref="Codes.DossierCodes.Agencies"/>; 0 is `(none)`.</summary>
    public int Agency;

    /// <summary>Id in <see cref="Codes.DossierCodes.Procedures"/>; 0 is `(none)`.</summary>
    public int Procedure;

    /// <summary>A code of <see cref="DossierStatus"/>.</summary>
    public byte Status;

    public Channel Channel;
    public ApplicantKind Applicant;
    public DossierFacts Facts;

    public Moment Submitted = Moment.None;
    public Moment Received = Moment.None;
    public Moment Due = Moment.None;
    public Moment Finished = Moment.None;
    public Moment Returned = Moment.None;
    public Moment Refused = Moment.None;

    /// <summary>Components submitted, and how many of them were digitised and reused; capped at 255 each.</summary>
    public byte Components;

    public byte ComponentsDigitised;
    public byte ComponentsReused;

    /// <summary>Supplement requests, capped at 255.</summary>
    public byte Supplements;

    /// <summary>Total waiting time in seconds, where the source gives only that (import column `paused`).</summary>
    public uint PausedSeconds;

    /// <summary>Supplement waits, where the source gives their dates.</summary>
    public Pauses Pauses = Pauses.Empty;

    public readonly bool Has(DossierFacts facts) => (Facts & facts) == facts;
}
