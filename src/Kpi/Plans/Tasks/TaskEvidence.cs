namespace Ioc.Kpi.Plans.Tasks;

/// <summary>What was reported of a task.</summary>
/// <param name="DoneOn">The local day on which it was done; null while it is not.</param>
/// <param name="LastReport">The local day of the last report, for a task that is done again and again.</param>
/// <param name="Source">Where the evidence is to be found, in words or as an address.</param>
public sealed record TaskEvidence(DateOnly? DoneOn, DateOnly? LastReport, string Source)
{
    /// <value>The days of all reports of a task that is done again and again, so that a past day can be read too; empty where only the last is known.</value>
    public IReadOnlyList<DateOnly> Reports { get; init; } = [];

    /// <summary>The last report up to a day; null where there was none.</summary>
    public DateOnly? LastReportUpTo(DateOnly day) =>
        Reports.Append(LastReport ?? DateOnly.MaxValue).Where(report => report <= day).Cast<DateOnly?>().Max();
}
