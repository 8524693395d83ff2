namespace Ioc.Jobs.Tests.Alerts.Watching;

/// <summary>Rule and routing files of the tests of the loop.</summary>
internal static class Files
{
    /// <summary>Everything goes to the duty officer and to the chief, one message within a second.</summary>
    public const string Both = """
        groupInterval: 1s
        receivers:
          - name: duty
            contacts: [{ channel: inbox }]
          - name: chief
            contacts: [{ channel: wall }]
        routes:
          - receivers: [duty, chief]
        """;

    /// <summary>The chief is still known, and told of nothing new.</summary>
    public const string DutyOnly = """
        groupInterval: 1s
        receivers:
          - name: duty
            contacts: [{ channel: inbox }]
          - name: chief
            contacts: [{ channel: wall }]
        routes:
          - receivers: [duty]
        """;

    public const string SourceRule = """

              - alert: Source is stale
                uid: source-stale
                measure: source-age-in-intervals
                scope: source
                comparison: ">"
                threshold: 3
                labels: { severity: critical }
                annotations: { summary: "{{scope}}", action: "Look at it" }
        """;

    public const string TargetRule = """

              - alert: Behind
                uid: target-behind
                measure: target-behind
                scope: target
                comparison: ">"
                threshold: 0
                labels: { severity: warning }
                annotations: { summary: "{{scope}}", action: "Look at it" }
        """;

    /// <summary>More overdue dossiers of an agency than the threshold.</summary>
    public static string Overdue(int threshold = 5, string uid = "overdue", string name = "Overdue", string keep = "1m") => $$$"""
        groups:
          - name: Dossiers
            rules:
              - alert: {{{name}}}
                uid: {{{uid}}}
                kpi: overdue-open
                scope: agency
                comparison: ">"
                threshold: {{{threshold}}}
                worseBy: 5
                keepFiringFor: {{{keep}}}
                noData: { for: 2m }
                labels: { severity: warning }
                annotations: { summary: "{{scope}}: {{value}}", action: "Look at it" }
        """;
}
