using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using AlertWords = Ioc.Dashboard.Pages.Words.AlertWords;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Alerts;

/// <summary>Tells alerts with names and local times, for the API and for pages. Any thread may call.</summary>
internal sealed class AlertReader(
    AlertBook book, AlertSeenBook seen, AlertRuleBook rules, AlertStore store, AlertOutbox outbox, CodeTitles titles, LocalTime zone, Texts texts)
{
    /// <summary>Messages about one alert that are looked through for who was told.</summary>
    private const int MostTold = 20;

    /// <summary>Open alerts and those without data, the gravest first.</summary>
    public IReadOnlyList<AlertView> Open() => [.. book.Open.Select(ViewOf)];

    /// <summary>Every alert that was ever pending, the gravest first.</summary>
    public IReadOnlyList<AlertView> All()
    {
        var open = book.Open.ToDictionary(alert => alert.State.Fingerprint);
        return
        [
            .. Open(),
            .. store.States().Where(state => state.Phase != AlertPhase.Inactive && !open.ContainsKey(state.Fingerprint)).OrderByDescending(state => state.PhaseSince)
                .Select(state => ViewOf(new OpenAlert(state, 0, null, null))),
        ];
    }

    /// <summary>One alert; null where none of that name was ever pending.</summary>
    public AlertView? Find(AlertFingerprint fingerprint) => Current(fingerprint) is { } alert ? ViewOf(alert) : null;

    /// <summary>What each alert said last; its name where it never was in the store.</summary>
    public IReadOnlyDictionary<AlertFingerprint, string> Summaries(IEnumerable<AlertFingerprint> fingerprints)
    {
        var open = book.Open.ToDictionary(alert => alert.State.Fingerprint, alert => alert.State);
        return fingerprints.Distinct().ToDictionary(
            fingerprint => fingerprint, fingerprint => (open.GetValueOrDefault(fingerprint) ?? store.State(fingerprint))?.Wording.Summary ?? fingerprint.ToString());
    }

    /// <summary>The same as it is stored.</summary>
    public OpenAlert? Current(AlertFingerprint fingerprint) =>
        store.Open().FirstOrDefault(alert => alert.State.Fingerprint == fingerprint)
        ?? (store.State(fingerprint) is { } state ? new OpenAlert(state, 0, null, null) : null);

    public AlertActView ViewOf(AlertAct act) => new(ApiWords.Of(act.Kind), act.By, Local(act.At), act.Text);

    public AlertScopeView ViewOf(AlertScope scope) => new(
        ApiWords.Of(scope.Kind),
        scope.Key,
        scope.Kind switch
        {
            AlertScopeKind.Province => texts["alerts.scope-kind.province"],
            AlertScopeKind.Agency => titles.Agency(scope.Key),
            _ => scope.Key,
        });

    public DateTimeOffset Local(DateTimeOffset at) => zone.ToLocal(Moment.From(at));

    public AlertView ViewOf(OpenAlert alert)
    {
        var state = seen.Now.Freshen(alert.State);
        var word = state.Phase == AlertPhase.Firing || state.NoData ? SceneAlerts.StateOf(alert) : ApiWords.Of(state.Phase);
        var since = state.Phase == AlertPhase.Firing ? state.FiringSince : state.NoData ? state.NoDataSince : state.PhaseSince;
        return new AlertView(
            state.Fingerprint.ToString(),
            state.Fingerprint.Rule,
            ViewOf(state.Fingerprint.Scope),
            ApiWords.Of(state.Severity),
            word,
            state.Episode,
            state.Wording.Summary,
            state.Wording.Description,
            state.Wording.Action,
            state.Owner,
            AlertWords.Unit(rules.Now.Find(state.Fingerprint.Rule)),
            state.Value,
            state.ValueAt is { } at ? Local(at) : null,
            state.Threshold,
            state.Phase == AlertPhase.Firing ? state.Worst : null,
            Local(since ?? state.PhaseSince),
            state.FlappingSince is { } flapping ? Local(flapping) : null,
            state.Mute is { } mute && state.Phase == AlertPhase.Firing ? new AlertMuteView(ApiWords.Of(mute.Kind), mute.Detail) : null,
            alert.Acknowledged is { } acknowledged ? ViewOf(acknowledged) : null,
            alert.Assigned is { } assigned ? ViewOf(assigned) : null,
            [.. Told(state)]);
    }

    private IEnumerable<AlertToldView> Told(AlertState state) => outbox.About(state.Fingerprint, MostTold)
        .Where(entry => entry.Message.Items.Any(item => item.Fingerprint == state.Fingerprint && item.Episode == state.Episode))
        .OrderByDescending(entry => entry.Id)
        .Select(entry => new AlertToldView(entry.Message.Receiver, entry.Message.Channel, Local(entry.Message.At), ApiWords.Of(entry.State)));
}
