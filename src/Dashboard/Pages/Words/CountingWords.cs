using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The counting rules in force, in words.</summary>
internal static class CountingWords
{
    /// <summary>Letters of two lines of a wall at the largest type that its scenes have room for.</summary>
    public const int LineLength = 220;

    /// <summary>The rules that touch a KPI, each with what it is set to; empty where none does.</summary>
    public static IEnumerable<(string Name, string Value)> Of(KpiDefinition kpi, CountingView rules, Texts texts) =>
        kpi.CountedBy.Select(option => (texts["counting." + ApiWords.Of(option)], Value(option, rules, texts)));

    /// <summary>
    /// The rules that touch any of the KPIs as a wall has room for them: those that differ from the defaults first, options with the same value
    /// together, the last ones counted where there are too many; empty where no rule touches them.
    /// </summary>
    public static string Line(IEnumerable<KpiDefinition> kpis, CountingView rules, Texts texts)
    {
        var usual = CountingView.Of(new CountingRules());
        var parts = kpis.SelectMany(kpi => kpi.CountedBy).Distinct().Order()
            .Select(option => (Name: texts["counting." + ApiWords.Of(option)], Value: Value(option, rules, texts), Usual: Value(option, usual, texts)))
            .GroupBy(rule => rule.Value, StringComparer.Ordinal)
            .OrderBy(group => group.All(rule => rule.Value == rule.Usual))
            .ThenByDescending(group => group.Count())
            .Select(group => group.Count() == 1
                ? $"{group.First().Name}: {group.Key}"
                : $"{Capital(group.Key)}: {string.Join(", ", group.Select(rule => Small(rule.Name)))}")
            .ToList();
        if (parts.Count == 0)
        {
            return string.Empty;
        }

        var shown = parts.Count;
        while (shown > 1 && Joined(parts, shown, texts).Length > LineLength)
        {
            shown--;
        }

        return Joined(parts, shown, texts);
    }

    private static string Joined(List<string> parts, int shown, Texts texts)
    {
        var line = texts["counting.line"].Replace("{rules}", string.Join(" · ", parts.Take(shown)), StringComparison.Ordinal);
        return shown == parts.Count ? line : line + texts["counting.more"].Replace("{count}", NumberWords.Of((long)parts.Count - shown), StringComparison.Ordinal);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];

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
