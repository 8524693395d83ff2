using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;

namespace Ioc.Dashboard.Alerts;

/// <summary>A KPI over the last days with the threshold that a rule holds it against.</summary>
/// <param name="Kpi">The KPI, which gives name and unit.</param>
/// <param name="Samples">The oldest first; at least two.</param>
/// <param name="Step">How far apart they lie where nothing is missing.</param>
/// <param name="Threshold">Null where the rule compares with something that moves.</param>
/// <param name="Clear">What the value must come back over before the alert closes; null where that is the threshold.</param>
/// <param name="Fired">When an alert of the rule was open, within the time that is shown.</param>
public sealed record AlertChart(
    KpiDefinition Kpi, IReadOnlyList<SeriesSample> Samples, TimeSpan Step, double? Threshold, double? Clear, DateTimeOffset From, DateTimeOffset To,
    IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Fired);
