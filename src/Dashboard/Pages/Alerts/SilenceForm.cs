namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>What stands in the form of a new silence.</summary>
public sealed record SilenceForm(string Match, string Hours, string Reason)
{
    public static SilenceForm Empty { get; } = new("", "4", "");
}
