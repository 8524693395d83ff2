namespace Ioc.Kpi.Alerts.Rules;

/// <summary>The words of a rule before the values of an alert are filled in.</summary>
/// <param name="Summary">One line: what is wrong and where.</param>
/// <param name="Description">How it is known.</param>
/// <param name="Action">What to do, and who does it.</param>
public sealed record AlertAnnotations(AlertTemplate Summary, AlertTemplate Description, AlertTemplate Action)
{
    public static readonly AlertAnnotations None = new(AlertTemplate.Empty, AlertTemplate.Empty, AlertTemplate.Empty);
}
