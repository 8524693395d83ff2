using Ioc.Kpi.Counting;

namespace Ioc.Dashboard.Api;

/// <summary>The counting rules in force (`Ioc:Counting`).</summary>
public sealed record CountingView(
    string Granularity, string NoDueDate, string UnknownChannel, string Withdrawn, string FullyOnline, string Due, double? DueSoonHours)
{
    internal static CountingView Of(CountingRules rules) => new(
        ApiWords.Of(rules.OnTimeGranularity),
        ApiWords.Of(rules.NoDueDate),
        ApiWords.Of(rules.UnknownChannel),
        ApiWords.Of(rules.Withdrawn),
        ApiWords.Of(rules.FullyOnline),
        ApiWords.Of(rules.Due),
        rules.DueSoon?.TotalHours);
}
