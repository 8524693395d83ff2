namespace Ioc.Kpi.Counting;

/// <summary>What a withdrawn dossier counts as in the on-time rate.</summary>
public enum Withdrawn
{
    Excluded,
    OnTime,
}
