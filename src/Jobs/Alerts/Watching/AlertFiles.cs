using Ioc.Jobs.Alerts.Delivery;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Storage.Alerts;
using Microsoft.Extensions.Logging;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>Takes the rule files and the routing file when they have changed; a wrong one is told and leaves in force what was.</summary>
internal sealed partial class AlertFiles(
    AlertWatchOptions options, AlertRuleBook rules, RoutingBook routing, FallbackBook fallbacks, ILogger<AlertFiles> logger)
{
    private long _looked;
    private string _rules = "";
    private string _routing = "";

    /// <summary>The folder is looked at no more often than this.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Looks where it is time to.</summary>
    /// <returns>Whether rules or routing are others than before.</returns>
    public bool TakeChanged()
    {
        if (_looked != 0 && TimeProvider.System.GetElapsedTime(_looked) < LookEvery)
        {
            return false;
        }

        _looked = TimeProvider.System.GetTimestamp();
        return TakeRules() | TakeRouting();
    }

    private bool TakeRules()
    {
        if (AlertRuleFolder.StateOf(options.RuleDirectory) is var state && state == _rules)
        {
            return false;
        }

        var set = AlertRuleFolder.LoadInto(rules, options.RuleDirectory);
        _rules = state;
        foreach (var problem in set.Problems)
        {
            Log.Refused(logger, problem.ToString());
        }

        Log.RulesTaken(logger, set.Rules.Count, set.Refused);
        return true;
    }

    private bool TakeRouting()
    {
        var file = new FileInfo(Path.Combine(options.RoutingDirectory, RoutingFolder.FileName));
        var state = file.Exists ? $"{file.Length} {file.LastWriteTimeUtc.Ticks}" : "none";
        if (state == _routing)
        {
            return false;
        }

        var snapshot = RoutingFolder.LoadInto(routing, options.RoutingDirectory);
        _routing = state;
        foreach (var problem in snapshot.Problems)
        {
            Log.Refused(logger, problem.ToString());
        }

        fallbacks.Replace(snapshot.Table.Receivers.Where(receiver => receiver.Fallback is not null)
            .Select(receiver => new AlertFallback(receiver.Name, receiver.Fallback!.After, receiver.Fallback.Contact.Channel, receiver.Fallback.Contact.Address)));
        Log.RoutingTaken(logger, snapshot.Table.Receivers.Count, snapshot.Table.Routes.Count);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A file of the alerts is refused, what was in force stays: {Problem}")]
        public static partial void Refused(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Information, "{Rules} alert rules are in force; {Refused} files were refused")]
        public static partial void RulesTaken(ILogger logger, int rules, int refused);

        [LoggerMessage(LogLevel.Information, "Alerts go to {Receivers} receivers by {Routes} routes")]
        public static partial void RoutingTaken(ILogger logger, int receivers, int routes);
    }
}
