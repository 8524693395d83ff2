namespace Ioc.Kpi.Alerts.States;

/// <summary>Whether a sample can be held against its rule.</summary>
public enum AlertSampleKind
{
    /// <summary>There is a value.</summary>
    Value,

    /// <summary>There should be a value, and there is none.</summary>
    Missing,

    /// <summary>Nothing is missing, but nothing can be said now: too few dossiers, nothing to compare with, not a whole hour of work.</summary>
    NotJudged,
}
