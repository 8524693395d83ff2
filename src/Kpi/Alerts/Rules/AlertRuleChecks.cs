using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>What the members of a rule must be to each other. What each of them is by itself is checked where it is read.</summary>
public static class AlertRuleChecks
{
    /// <summary>A `uid` is written in silences, messages and addresses: 1 to 64 small letters, digits and hyphens.</summary>
    public static bool IsUid(string text) =>
        text.Length is > 0 and <= 64 && text[0] != '-' && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The name of a label, as in Prometheus; those that matchers use for something else are taken.</summary>
    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= 64 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && text is not ("rule" or "scope" or "kind");

    /// <summary>Everything that does not fit together.</summary>
    public static IEnumerable<AlertRuleFault> Of(AlertRule rule) =>
        Watched(rule).Concat(Thresholds(rule)).Concat(Comparing(rule)).Concat(Hours(rule)).OfType<AlertRuleFault>();

    /// <summary>The kinds of scope that something watched has.</summary>
    public static IReadOnlyList<AlertScopeKind> ScopesOf(AlertWatch watch) => watch.Measure switch
    {
        null => KpiCatalogue.Find(watch.Kpi) is DerivedKpi
            ? [AlertScopeKind.Province, AlertScopeKind.Target]
            : [AlertScopeKind.Province, AlertScopeKind.Agency, AlertScopeKind.Target],
        AlertMeasure.SourceAgeInIntervals => [AlertScopeKind.Source],
        AlertMeasure.ReceivedInLastHour => [AlertScopeKind.Agency, AlertScopeKind.Province],
        AlertMeasure.TrustCheckFailed => [AlertScopeKind.Source, AlertScopeKind.Province],
        AlertMeasure.Service => [AlertScopeKind.Service],
        _ => [AlertScopeKind.Target],
    };

    private static IEnumerable<AlertRuleFault?> Watched(AlertRule rule)
    {
        var scopes = ScopesOf(rule.Watch);
        yield return scopes.Contains(rule.Scope) ? null : Fault(
            "scope", $"'{rule.Watch}' is not known for the scope '{AlertWords.Of(rule.Scope)}'.", $"Write one of {string.Join(", ", scopes.Select(AlertWords.Of))}.");
        var kpi = KpiCatalogue.Find(rule.Watch.Kpi);
        yield return rule.Watch.AsShare && !HasDenominator(kpi)
            ? Fault("asShare", "There is no denominator to take a share of.", "Leave it out.") : null;
        string[] parts = kpi is CountedKpi counted ? [.. counted.Parts.Select(part => part.Name)] : [];
        yield return rule.Watch.Part.Length > 0 && !parts.Contains(rule.Watch.Part)
            ? Fault(
                "part", $"'{rule.Watch.Kpi}' has no part '{rule.Watch.Part}'.", parts.Length == 0 ? "Leave it out." : $"Write one of {string.Join(", ", parts)}.")
            : null;
        yield return rule.MinimumSample > 0 && kpi is not null && !HasDenominator(kpi) && kpi is not ProcessingTime
            ? Fault("minimumSample", "The KPI has no denominator that could be too small.", "Leave it out.") : null;
        yield return rule.MinimumSample > 0 && rule.Watch.Measure is { } measure && measure != AlertMeasure.ReceivedInLastHour
            ? Fault("minimumSample", $"'{rule.Watch}' has no sample that could be too small.", "Leave it out.") : null;
        yield return rule.Watch.Measure is not null && rule.Period != AlertPeriod.Day
            ? Fault("period", "Only a KPI has a period.", "Leave it out.") : null;
    }

    private static IEnumerable<AlertRuleFault?> Thresholds(AlertRule rule)
    {
        var way = rule.Comparison.WorseWay();
        yield return rule.Clear is { } clear && (way == 0 || (clear - rule.Threshold) * way > 0)
            ? Fault(
                "clear", way == 0 ? "A rule with '==' clears as soon as the value differs." : "The value would be clear while the condition still holds.",
                way == 0 ? "Leave it out." : $"Write a number that is {(way > 0 ? "at most" : "at least")} the threshold.")
            : null;
        yield return rule.WorseBy is <= 0 || (rule.WorseBy is not null && way == 0)
            ? Fault("worseBy", "There is no such step for the worse.", "Write a number above 0 with >, >=, < or <=, or leave it out.") : null;
        yield return rule.MinimumSample < 0 ? Fault("minimumSample", "A sample is not negative.", "Write a number of dossiers.") : null;
        yield return rule.KeepFiringFor < States.AlertMachine.LeastCalm && rule.At.Count == 0
            ? Fault(
                "keepFiringFor", "So short a time cannot tell a flap from an end.",
                $"Write at least {AlertDuration.Format(States.AlertMachine.LeastCalm)}, or leave it out for 1m.")
            : null;
    }

    private static IEnumerable<AlertRuleFault?> Comparing(AlertRule rule)
    {
        var isKpi = rule.Watch.Measure is null;
        yield return rule.CompareWith != AlertCompareWith.Fixed && (!isKpi || rule.Watch.AsShare || rule.Watch.Part.Length > 0)
            ? Fault("compareWith", "Only the value of a KPI is compared with something else than a fixed number.", "Leave it out.") : null;
        yield return rule.CompareWith == AlertCompareWith.WeekdayMean && rule.Period != AlertPeriod.Day
            ? Fault("period", "The mean of a weekday is one of days.", "Write day, or leave it out.") : null;
        yield return isKpi && (rule.CompareWith == AlertCompareWith.TargetProjection) != (rule.Scope == AlertScopeKind.Target)
            ? Fault("scope", "The scope 'target' and compareWith 'target-projection' belong together.", "Write both or neither.") : null;
        yield return rule.CompareWith != AlertCompareWith.Fixed && rule.Comparison == AlertComparison.Equal
            ? Fault("comparison", "A distance is hardly ever exactly a number.", "Write >, >=, < or <=.") : null;
    }

    private static IEnumerable<AlertRuleFault?> Hours(AlertRule rule)
    {
        yield return rule.At.Count > 0 && rule.For > TimeSpan.Zero
            ? Fault("for", "A rule with hours of its own is not looked at in between.", "Leave out `for` or `at`.") : null;
        yield return rule.On.Count > 0 && rule.At.Count == 0
            ? Fault("on", "Weekdays belong to hours.", "Write `at` as well, or leave `on` out.") : null;
        yield return rule.NoData.For < TimeSpan.Zero ? Fault("noData", "A time is not negative.", "Write a duration such as 30m.") : null;
    }

    private static bool HasDenominator(KpiDefinition? kpi) => kpi is CountedKpi { Denominator: not null } or DerivedKpi { Unit: KpiUnit.Percent };

    private static AlertRuleFault Fault(string member, string reason, string cure) => new(member, reason, cure);
}
