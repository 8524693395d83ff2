using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The counting rules in force, in words.</summary>
internal static class CountingWords
{
    /// <summary>The rules that touch a KPI, each with what it is set to; empty where none does.</summary>
    public static IEnumerable<(string Name, string Value)> Of(KpiDefinition kpi, CountingView rules, Texts texts) =>
        kpi.CountedBy.Select(option => (texts["counting." + ApiWords.Of(option)], Value(option, rules, texts)));

    private static string Value(CountingOption option, CountingView rules, Texts texts)
    {
        var value = option switch
        {
            CountingOption.OnTimeGranularity => rules.Granularity,
            CountingOption.NoDueDate => rules.NoDueDate,
            CountingOption.UnknownChannel => rules.UnknownChannel,
            CountingOption.Withdrawn => rules.Withdrawn,
            CountingOption.FullyOnline => rules.FullyOnline,
            CountingOption.Due => rules.Due,
            _ => rules.DueSoonHours is null ? "working-day" : "hours",
        };
        return texts[$"counting.value.{ApiWords.Of(option)}.{value}"]
            .Replace("{hours}", TargetWords.Number(rules.DueSoonHours ?? 0), StringComparison.Ordinal);
    }
}
