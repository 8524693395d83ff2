namespace Ioc.Kpi.Counting;

/// <summary>How a finished dossier stands to its due date (kpis.md, 5.1).</summary>
public enum DueOutcome
{
    /// <summary>Not finished, or nothing to hold it against: no due date, and no rule that says what that counts as.</summary>
    Undetermined,

    /// <summary>Finished on a day before the due day.</summary>
    Early,

    /// <summary>Finished on the due day and not late, or on time by a rule.</summary>
    OnDay,

    /// <summary>Finished after the due date, by the granularity in force.</summary>
    Late,
}
