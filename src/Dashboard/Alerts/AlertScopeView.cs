namespace Ioc.Dashboard.Alerts;

/// <summary>What an alert is about.</summary>
/// <param name="Kind">`province`, `agency`, `source`, `target` or `service`.</param>
/// <param name="Key">Its code; empty for the province.</param>
/// <param name="Name">What people call it.</param>
public sealed record AlertScopeView(string Kind, string Key, string Name);
