using Ioc.Kpi.Alerts.Evaluation;

namespace Ioc.Jobs.Alerts.Watching;

/// <summary>What the loop of the alerts is given by the host.</summary>
/// <param name="RuleDirectory">The folder of the rule files.</param>
/// <param name="RoutingDirectory">The folder of `routing.yaml`.</param>
/// <param name="Names">What things are called, asked for at each turn.</param>
/// <param name="Service">The figures of Ioc itself, asked for at each turn.</param>
public sealed record AlertWatchOptions(
    string RuleDirectory, string RoutingDirectory, Func<AlertNames> Names, Func<IReadOnlyList<ServiceMeasure>> Service);
