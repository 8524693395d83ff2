namespace Ioc.Kpi.Sources;

/// <summary>How updates of a source reach Ioc.</summary>
public enum SourceKind
{
    /// <summary>The source sends: push endpoint and imports.</summary>
    Push,

    /// <summary>Ioc asks, by the reference source contract.</summary>
    Reference,
}
