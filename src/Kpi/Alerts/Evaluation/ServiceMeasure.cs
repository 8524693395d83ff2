namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>A figure of Ioc itself, filled in by the host.</summary>
/// <param name="Name">One of <see cref="Rules.ServiceMeasureNames"/>.</param>
/// <param name="Part">Which part of the service it is about, such as `journal`, `poll/tthc`, `channel/email`: the key of the alert's scope.</param>
/// <param name="Value">Null where it cannot be told at the moment.</param>
public sealed record ServiceMeasure(string Name, string Part, double? Value);
