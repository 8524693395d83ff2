namespace Ioc.Kpi.Counting;

/// <summary>What a dossier without a channel counts as in the online rate.</summary>
public enum UnknownChannel
{
    Excluded,
    Counter,
}
