using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>Puts together the page of one rule. Any thread may call.</summary>
internal sealed class AlertRuleSheet(
    AlertRuleBook rules, RoutingBook routing, AlertSeenBook seen, AlertStore store, AlertReader reader, AlertCharts charts, BoardPages boards, PageFrames frames,
    TimeProvider clock, LocalTime zone, Texts texts)
{
    private const int MostTransitions = 500;

    /// <param name="scope">What the chart is of; null for where it stands worst.</param>
    /// <returns>Null where no such rule is in force, or it does not watch that scope.</returns>
    public async Task<RazorComponentResult<AlertRulePage>?> PageAsync(HttpContext context, string uid, string? scope)
    {
        if (rules.Now.Find(uid) is not { } rule)
        {
            return null;
        }

        var now = seen.Now;
        var samples = now.Of(uid).DistinctBy(sample => sample.Fingerprint).ToDictionary(sample => sample.Fingerprint);
        var stored = store.StatesOf(uid).ToDictionary(state => state.Fingerprint, now.Freshen);
        var scopes = samples.Keys.Union(now.Exists ? stored.Where(state => IsShown(state.Value)).Select(state => state.Key) : stored.Keys)
            .Select(fingerprint => ScopeOf(rule, fingerprint, samples.TryGetValue(fingerprint, out var sample) ? sample : null, stored.GetValueOrDefault(fingerprint)))
            .OrderBy(row => Array.IndexOf(AlertRuleScope.States, row.State)).ThenByDescending(row => Badness(rule, row)).ThenBy(row => row.Scope.Name, StringComparer.Ordinal)
            .ToList();
        var chosen = scope is null ? scopes.FirstOrDefault() : scopes.Find(row => AlertScope.TryParse(scope, out var named) && row.Fingerprint == $"{uid}@{named}");
        if (scope is not null && chosen is null)
        {
            return null;
        }

        var about = chosen is not null && AlertFingerprint.TryParse(chosen.Fingerprint, out var parsed) ? parsed : null;
        var alike = about is null ? null : new AlertState { Fingerprint = about, Severity = rule.Severity, Owner = rule.Owner, Labels = rule.Labels };
        var model = new AlertRuleModel(
            rule,
            rules.Now.Outdated.Contains(rule.File),
            scopes,
            now.Exists ? zone.ToLocal(Moment.From(now.At)) : null,
            chosen,
            about is null ? null : await charts.OfAsync(rule, about.Scope, chosen!.Threshold, store.History(about, null, MostTransitions), context.RequestAborted),
            about is not null && samples.TryGetValue(about, out var of) ? WordingOf(rule, of, stored.GetValueOrDefault(about)) : Bare(rule),
            alike is null ? [] : [.. routing.Now.Table.RoutesOf(alike)]);
        return new RazorComponentResult<AlertRulePage>(new
        {
            Board = boards.Bare(frames.For(context)), Model = model, Routing = routing.Now.Table, Zone = zone, Texts = texts,
        });
    }

    private AlertWording WordingOf(AlertRule rule, AlertSample sample, AlertState? state) =>
        state is { Phase: AlertPhase.Firing } ? state.Wording : AlertWording.Of(rule, sample, clock.GetUtcNow(), zone);

    /// <summary>With nothing to fill in.</summary>
    private static AlertWording Bare(AlertRule rule) => new(
        RuleWords.Bare(rule.Annotations.Summary), RuleWords.Bare(rule.Annotations.Description), RuleWords.Bare(rule.Annotations.Action));

    private static bool IsShown(AlertState state) => state.Phase is AlertPhase.Firing or AlertPhase.Pending || state.NoData;

    private AlertRuleScope ScopeOf(AlertRule rule, AlertFingerprint fingerprint, AlertSample? sample, AlertState? state)
    {
        var view = reader.ViewOf(fingerprint.Scope);
        var word = state switch
        {
            { NoData: true, Phase: not AlertPhase.Firing } => "no-data",
            { Phase: AlertPhase.Firing } => "firing",
            { Phase: AlertPhase.Pending } => "pending",
            _ => sample?.Kind switch { AlertSampleKind.Missing => "no-data", AlertSampleKind.NotJudged => "not-judged", _ => "ok" },
        };
        return new AlertRuleScope(
            fingerprint.ToString(),
            sample is { ScopeName.Length: > 0 } named ? view with { Name = named.ScopeName } : view,
            word,
            sample is { Kind: AlertSampleKind.Value } valued ? valued.Value : sample is null ? state?.Value : null,
            rule.CompareWith == AlertCompareWith.Fixed ? rule.Threshold : rule.Threshold + sample?.Reference ?? state?.Threshold,
            state is not null);
    }

    private static double Badness(AlertRule rule, AlertRuleScope row) =>
        row is { Value: { } value, Threshold: { } threshold } ? (value - threshold) * rule.Comparison.WorseWay() : double.NegativeInfinity;
}
