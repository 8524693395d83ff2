using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>The stored record of a dossier: the winning content, its change time, and the facets that other versions leave behind.</summary>
public struct Dossier()
{
    public DossierKey Key;
    public DossierContent Content = new();

    /// <summary>The change time of the winning version; `None` before the first update.</summary>
    public Moment ChangeTime = Moment.None;

    /// <summary>
    /// Id in <see cref="Codes.DossierCodes.Sources"/>: the source of the winning version; of equal ones the one whose name has the greater hash.
    /// Zero where an earlier version of Ioc stored the record and did not say.
    /// </summary>
    public int Source;

    /// <summary>The smallest version that had a due date, and that due date.</summary>
    public DossierVersion FirstDueVersion = DossierVersion.None;

    public Moment FirstDue = Moment.None;

    /// <summary>The smallest change time at which a version carried status 7.</summary>
    public Moment WithdrawnAt = Moment.None;

    /// <summary>The smallest change time at which a version carried status 8.</summary>
    public Moment StoppedAt = Moment.None;

    /// <summary>
    /// The latest due date that any version stated, those left out whose date a supplement moved
    /// (<see cref="DossierFacts.DueMovedBySupplement"/>); `None` where all were.
    /// </summary>
    public Moment LatestDue = Moment.None;

    /// <summary>The smallest change time at which a version stated <see cref="LatestDue"/>.</summary>
    public Moment LatestDueAt = Moment.None;
}
