namespace Ioc.Dashboard.Alerts;

/// <summary>Why nobody is told of an open alert.</summary>
/// <param name="Kind">`inhibition`, `silence`, `maintenance` or `calendar`.</param>
/// <param name="Detail">The alert, the silence, the window or the hours.</param>
public sealed record AlertMuteView(string Kind, string Detail);
