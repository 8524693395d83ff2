using Ioc.Dashboard.Alerts;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing;
using Ioc.Kpi.Alerts.Rules;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>What the page of one rule is rendered from.</summary>
/// <param name="Rule">As it is in force.</param>
/// <param name="IsOutdated">The file of now is refused, and this is the rule as it was before.</param>
/// <param name="Scopes">The worst first.</param>
/// <param name="SeenAt">When the values were read, local; null where only stored states are known.</param>
/// <param name="Chosen">The one that the chart is of; null where the rule watches nothing at present.</param>
/// <param name="Chart">Null where there is no line to draw.</param>
/// <param name="Wording">What would be told of the chosen one.</param>
/// <param name="Routes">Who is told of the chosen one.</param>
public sealed record AlertRuleModel(
    AlertRule Rule, bool IsOutdated, IReadOnlyList<AlertRuleScope> Scopes, DateTimeOffset? SeenAt, AlertRuleScope? Chosen, AlertChart? Chart, AlertWording Wording,
    IReadOnlyList<RoutingRoute> Routes);
