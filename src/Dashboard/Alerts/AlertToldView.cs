namespace Ioc.Dashboard.Alerts;

/// <summary>A message about an alert.</summary>
/// <param name="Receiver">Who.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="At">When it was made, local with offset.</param>
/// <param name="State">`waiting`, `claimed`, `delivered` or `failed`.</param>
public sealed record AlertToldView(string Receiver, string Channel, DateTimeOffset At, string State);
