using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>One message about one dossier, as a door read it: no person in it.</summary>
public struct DossierUpdate()
{
    public DossierKey Key;

    /// <summary>Id in <see cref="Codes.DossierCodes.Sources"/>.</summary>
    public int Source;

    /// <summary>When the source changed the dossier. `None` until the inbox stamps the arrival time.</summary>
    public Moment ChangeTime = Moment.None;

    /// <summary>
    /// Whether <see cref="ChangeTime"/> is ours, not the source's own: the arrival, or the earliest that the record can be where the source's
    /// cannot be read. Between equal times of ours the order of arrival counts.
    /// </summary>
    public bool Stamped;

    public DossierContent Content = new();
}
