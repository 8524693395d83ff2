using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;

namespace Ioc.Dashboard.Alerts;

/// <summary>A KPI over the last days with the threshold that a rule holds it against.</summary>
/// <param name="Kpi">The KPI, which gives name and unit.</param>
/// <param name="Samples">By the hour, the oldest first; at least two.</param>
/// <param name="Threshold">Null where the rule compares with something that moves.</param>
public sealed record AlertChart(KpiDefinition Kpi, IReadOnlyList<SeriesSample> Samples, double? Threshold, DateTimeOffset From, DateTimeOffset To);
