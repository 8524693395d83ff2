namespace Ioc.Kpi.Alerts.Routing.Stages;

/// <summary>Something that a receiver is to be told.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Item">What.</param>
/// <param name="Id">The fingerprint as text.</param>
/// <param name="IsOver">About an alert that is closed.</param>
/// <param name="Token">What makes it the same when it is planned again; part of the key of the message.</param>
internal sealed record DraftItem(AlertMessageKind Kind, AlertItem Item, string Id, bool IsOver, string Token);
