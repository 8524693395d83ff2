using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>One alert of a letter.</summary>
/// <param name="Severity">How grave, for the colour.</param>
/// <param name="IsOver">Whether it is closed.</param>
/// <param name="Heading">What happened to what.</param>
/// <param name="Lines">How it is known, since when, and what to do.</param>
internal sealed record LetterPart(AlertSeverity Severity, bool IsOver, string Heading, IReadOnlyList<string> Lines);
