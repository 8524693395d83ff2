namespace Ioc.Dashboard.Alerts;

/// <summary>What somebody did about an alert.</summary>
/// <param name="Kind">`acknowledged`, `assigned` or `commented`.</param>
/// <param name="By">The account.</param>
/// <param name="At">When, local with offset.</param>
/// <param name="Text">The comment, or whom it was given to.</param>
public sealed record AlertActView(string Kind, string By, DateTimeOffset At, string Text);
