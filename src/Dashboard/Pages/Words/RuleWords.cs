using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What an alert rule says, in a sentence.</summary>
internal static class RuleWords
{
    /// <summary>What is watched, and when the alert opens and closes.</summary>
    public static string Condition(AlertRule rule, Texts texts)
    {
        var watched = rule.Watch.Kpi.Length > 0 ? texts.Kpi(rule.Watch.Kpi) : texts.Find("alerts.measure." + rule.Watch.ToString().Replace(':', '-')) ?? rule.Watch.ToString();
        var condition = texts["alerts.rule-condition"]
            .Replace("{what}", rule.Watch.Part.Length == 0 ? watched : $"{watched} ({texts["figure." + rule.Watch.Part]})", StringComparison.Ordinal)
            .Replace("{scope}", texts["alerts.rule-scope." + ApiWords.Of(rule.Scope)], StringComparison.Ordinal)
            .Replace("{comparison}", texts["alerts.comparison." + ApiWords.Of(rule.Comparison)], StringComparison.Ordinal)
            .Replace("{threshold}", Step(rule.Threshold, rule, texts), StringComparison.Ordinal);
        return rule.CompareWith == AlertCompareWith.Fixed ? condition : $"{condition} {texts["alerts.compare-with." + ApiWords.Of(rule.CompareWith)]}";
    }

    /// <summary>For how long, and at which times it is looked at.</summary>
    public static string Times(AlertRule rule, Texts texts)
    {
        var parts = new List<string>();
        if (rule.For > TimeSpan.Zero)
        {
            parts.Add(texts["alerts.rule-for"].Replace("{span}", AgeWords.Of(rule.For.TotalSeconds, texts), StringComparison.Ordinal));
        }

        parts.Add(texts["alerts.hours." + ApiWords.Of(rule.Hours)]);
        if (rule.At.Count > 0)
        {
            parts.Add(string.Join(", ", rule.At.Select(at => at.ToString("HH:mm", CultureInfo.InvariantCulture))));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>A text of the rule with nothing to fill in.</summary>
    public static string Bare(AlertTemplate template) => template.Fill(_ => "…");

    /// <summary>What the rule says beside its condition: a name and a value.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(AlertRule rule, Texts texts)
    {
        if (rule.Clear is { } clear)
        {
            yield return (texts["alerts.clear"], Step(clear, rule, texts));
        }

        if (rule.For > TimeSpan.Zero)
        {
            yield return (texts["alerts.fact.for"], AgeWords.Of(rule.For.TotalSeconds, texts));
        }

        if (rule.At.Count == 0)
        {
            yield return (texts["alerts.fact.keep"], AgeWords.Of(Math.Max(rule.KeepFiringFor.TotalSeconds, Kpi.Alerts.States.AlertMachine.LeastCalm.TotalSeconds), texts));
        }

        if (rule.WorseBy is { } step)
        {
            yield return (texts["alerts.fact.worse"], Step(step, rule, texts));
        }

        if (rule.MinimumSample > 0)
        {
            yield return (texts["alerts.fact.sample"], TargetWords.Number(rule.MinimumSample));
        }

        yield return (texts["alerts.fact.no-data"], AgeWords.Of(rule.NoData.For.TotalSeconds, texts) + (rule.NoData.Tell ? texts["alerts.fact.no-data-told"] : ""));
    }

    /// <summary>A number of the rule with its unit: a distance in per cent is one of points.</summary>
    private static string Step(double value, AlertRule rule, Texts texts)
    {
        var unit = AlertWords.Unit(rule);
        return AlertWords.Number(value, unit == ApiWords.Of(KpiUnit.Percent) && rule.CompareWith != AlertCompareWith.Fixed ? "percent-points" : unit, texts);
    }
}
