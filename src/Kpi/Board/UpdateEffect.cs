namespace Ioc.Kpi.Board;

/// <summary>What an update does to the stored record of its dossier.</summary>
public enum UpdateEffect
{
    /// <summary>Nothing at all: the content is stored already, and nothing else would change. Need not be journalled.</summary>
    None,

    /// <summary>The content is stored already, but the version or a facet moves. Counts as unchanged.</summary>
    Confirmed,

    /// <summary>Older than the stored version: only facets merge. Counts as accepted.</summary>
    Outdated,

    /// <summary>The content becomes the stored one. Counts as accepted.</summary>
    Replaced,
}
