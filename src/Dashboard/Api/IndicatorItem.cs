namespace Ioc.Dashboard.Api;

/// <summary>An entered indicator and what stands today.</summary>
/// <param name="Number">The number of the KPI: 22 for K22.</param>
/// <param name="Unit">`percent`, `centres` or `databases`.</param>
/// <param name="Value">Null when nothing was entered.</param>
/// <param name="AgeDays">Whole local days from the day of which the value speaks; null without a value.</param>
/// <param name="Entry">The entry that says it; null without a value.</param>
/// <param name="Agencies">Codes of the agencies for which something was entered.</param>
public sealed record IndicatorItem(
    int Number, string Id, string Name, string Unit, double? Value, int? AgeDays, IndicatorEntryView? Entry, IReadOnlyList<string> Agencies);
