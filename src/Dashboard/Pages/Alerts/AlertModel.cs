using Ioc.Dashboard.Alerts;
using Ioc.Kpi.Alerts;
using Ioc.Storage.Alerts;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>What the page of one alert is rendered from.</summary>
/// <param name="Alert">As it stands.</param>
/// <param name="IsOpen">Whether it can be taken on.</param>
/// <param name="Transitions">The newest first.</param>
/// <param name="Acts">The newest first.</param>
/// <param name="Messages">The newest first.</param>
/// <param name="Now">The instant of the page, local.</param>
/// <param name="Problem">Why the last form was refused; null when none was.</param>
/// <param name="Typed">What stood in it.</param>
public sealed record AlertModel(
    AlertView Alert, bool IsOpen, IReadOnlyList<AlertTransition> Transitions, IReadOnlyList<AlertActView> Acts, IReadOnlyList<OutboxEntry> Messages,
    DateTimeOffset Now, string? Problem = null, string Typed = "");
