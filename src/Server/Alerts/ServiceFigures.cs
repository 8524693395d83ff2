using Ioc.Ingest;
using Ioc.Jobs.Alerts.Delivery;
using Ioc.Kpi.Alerts.Evaluation;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Series;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;

namespace Ioc.Server.Alerts;

/// <summary>The figures of Ioc itself that rules watch: the watcher is watched. Any thread may call.</summary>
internal sealed class ServiceFigures(
    IngestHealth health, SpoolBook spool, AlertFile alerts, ChannelHealthBook channels, AlertRuleBook rules, SourceBook sources, TimeProvider clock)
{
    private readonly AlertOutbox _outbox = new(alerts);

    public IReadOnlyList<ServiceMeasure> Read()
    {
        var now = clock.GetUtcNow();
        var oldest = _outbox.Backlog().Select(backlog => backlog.Oldest).DefaultIfEmpty(now).Min();
        return
        [
            new ServiceMeasure(ServiceMeasureNames.JournalNotWritable, "journal", health.JournalProblem is null ? 0 : 1),
            new ServiceMeasure(ServiceMeasureNames.SpoolLag, "spool", spool.Current?.Lag.TotalSeconds ?? 0),
            new ServiceMeasure(ServiceMeasureNames.OutboxOldest, "outbox", Math.Max(0, (now - oldest).TotalSeconds)),
            new ServiceMeasure(ServiceMeasureNames.RuleFilesRefused, "rules", rules.Now.Refused),
            .. channels.All.Select(channel => new ServiceMeasure(
                ServiceMeasureNames.ChannelFailing, "channel/" + channel.Channel, channel.FailingSince is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0)),
            .. sources.Read(Moment.From(now)).Where(source => source.Kind != SourceKind.Push && source.IsAwaited)
                .Select(source => new ServiceMeasure(ServiceMeasureNames.PollLate, "poll/" + source.Id, LateOf(source))),
        ];
    }

    /// <summary>A poll that fails is not late: that is the source's trouble, and told by its own rule.</summary>
    private static double? LateOf(SourceStatus source) =>
        source.FailuresInARow > 0 ? 0 : source.Age is { } age && source.ExpectEvery is { } every ? Math.Max(0, (age - every).TotalSeconds) : null;
}
