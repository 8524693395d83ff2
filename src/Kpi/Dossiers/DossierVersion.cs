using Ioc.Kpi.Time;

namespace Ioc.Kpi.Dossiers;

/// <summary>Orders the updates of one dossier: by change time, then by a hash of the content (semantics.md, "Order of updates").</summary>
public readonly record struct DossierVersion(Moment ChangeTime, uint ContentHash) : IComparable<DossierVersion>
{
    public static readonly DossierVersion None = new(Moment.None, 0);

    public int CompareTo(DossierVersion other) =>
        ChangeTime != other.ChangeTime ? ChangeTime.CompareTo(other.ChangeTime) : ContentHash.CompareTo(other.ContentHash);

    public static bool operator <(DossierVersion left, DossierVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(DossierVersion left, DossierVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(DossierVersion left, DossierVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DossierVersion left, DossierVersion right) => left.CompareTo(right) >= 0;
}
