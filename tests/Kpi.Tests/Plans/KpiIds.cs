namespace Ioc.Kpi.Tests.Plans;

/// <summary>The 31 ids of kpis.md.</summary>
internal static class KpiIds
{
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(
    [
        "received-dossiers", "online-submission-rate", "fully-online-rate", "dossiers-per-service", "service-coverage", "portal-integration",
        "portal-sync", "on-time-rate", "overdue-finished", "overdue-open", "due-soon", "processing-time", "electronic-result-rate",
        "digitised-component-rate", "data-reuse-rate", "online-payment-rate", "satisfaction-rate", "non-boundary-rate", "business-online-rate",
        "single-entry-rate", "petition-on-time-rate", "centre-readiness", "electronic-work-file-rate", "archive-digitised-rate",
        "district-results-digitised", "databases-in-use", "plan-tasks-on-time", "quality-index-766", "supplement-rate", "refused-or-withdrawn",
        "source-health",
    ]);
}
