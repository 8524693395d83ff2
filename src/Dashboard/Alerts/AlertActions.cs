using System.Data.Common;
using System.Net;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing.Matching;
using Ioc.Storage.Accounts;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Logging;

namespace Ioc.Dashboard.Alerts;

/// <summary>What people do about alerts, stored and written into the audit log. Any thread may call.</summary>
internal sealed partial class AlertActions(AlertDesk desk, AuditLog audit, AccessClock accessClock, TimeProvider clock, ILogger<AlertActions> logger)
{
    /// <summary>Letters of a comment, a reason or a name.</summary>
    public const int MostLetters = 500;

    /// <summary>Takes the alert on, as it was last told.</summary>
    /// <param name="first">Whose acknowledgement counts.</param>
    /// <returns>False when somebody was first.</returns>
    public bool TryAcknowledge(OpenAlert alert, Account account, IPAddress from, out AlertAct first)
    {
        var done = desk.TryAcknowledge(ActOf(alert, AlertActKind.Acknowledged, account, ""), out first);
        Write(AuditAction.AlertAcknowledged, account, from, $"{alert.State.Fingerprint} #{alert.State.Episode}{(done ? "" : $", already taken on by {first.By}")}");
        return done;
    }

    public void Assign(OpenAlert alert, string to, Account account, IPAddress from)
    {
        desk.Add(ActOf(alert, AlertActKind.Assigned, account, to));
        Write(AuditAction.AlertAssigned, account, from, $"{alert.State.Fingerprint} #{alert.State.Episode}: {to}");
    }

    public void Comment(OpenAlert alert, string text, Account account, IPAddress from)
    {
        desk.Add(ActOf(alert, AlertActKind.Commented, account, text));
        Write(AuditAction.AlertCommented, account, from, $"{alert.State.Fingerprint} #{alert.State.Episode}");
    }

    /// <param name="matchers">Never empty.</param>
    public void Silence(IReadOnlyList<AlertMatcher> matchers, TimeSpan span, string reason, Account account, IPAddress from)
    {
        var now = clock.GetUtcNow();
        var silence = desk.Silence(new AlertSilence(0, matchers, now, now + span, account.Name, reason));
        Write(AuditAction.AlertSilenced, account, from, $"#{silence.Id} {MatcherText.Print(matchers)}");
    }

    /// <returns>False when there is none that still runs.</returns>
    public bool EndSilence(long id, Account account, IPAddress from)
    {
        var ended = desk.EndSilence(id, account.Name, clock.GetUtcNow());
        if (ended)
        {
            Write(AuditAction.AlertSilenceEnded, account, from, $"#{id}");
        }

        return ended;
    }

    /// <summary>Writes down that a trial message was asked for.</summary>
    public void WriteTrial(string channel, string address, Account account, IPAddress from) =>
        Write(AuditAction.AlertChannelTried, account, from, address.Length == 0 ? channel : $"{channel}: {address}");

    private AlertAct ActOf(OpenAlert alert, AlertActKind kind, Account account, string text) =>
        new(0, alert.State.Fingerprint, alert.State.Episode, alert.Call, kind, account.Name, clock.GetUtcNow(), text);

    private void Write(AuditAction action, Account account, IPAddress from, string details)
    {
        try
        {
            audit.Add(new AuditEvent(account.Name, action, from.ToString(), details), accessClock.Now);
        }
        catch (DbException exception)
        {
            // The act is on disk and names its author itself; to answer that it failed would have it done twice.
            Log.NotAudited(logger, details, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An act about an alert is stored ({Details}), but the audit log could not be written: {Reason}")]
        public static partial void NotAudited(ILogger logger, string details, string reason);
    }
}
