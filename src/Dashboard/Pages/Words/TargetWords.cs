using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What the screens say about targets. A wall gets these words in its frames, so they have no twin in the browser.</summary>
internal static class TargetWords
{
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number with at most one decimal, none where it is whole or from 1,000 on: `1.234`, `95`, `87,5`.</summary>
    public static string Number(double value) =>
        NumberWords.Of(value, Math.Abs(value) >= 1000 || Math.Abs(value - Math.Round(value)) < 0.05 ? "dossiers" : "percent");

    public static string Unit(PlanUnit unit, Texts texts) => texts["plan-unit." + PlanWords.Of(unit)];

    /// <summary>A number with its unit.</summary>
    public static string Amount(double value, PlanUnit unit, Texts texts) => $"{Number(value)} {Unit(unit, texts)}".TrimEnd();

    public static string Heading(Plan plan, DateOnly deadline, bool expired, Texts texts) =>
        texts[expired ? "plans.heading-expired" : "plans.heading"]
            .Replace("{plan}", plan.Name, StringComparison.Ordinal).Replace("{day}", Day(deadline), StringComparison.Ordinal);

    /// <summary>How it stands; of one that is met and may not stay so, that too.</summary>
    public static string Standing(TargetProgress progress, Texts texts)
    {
        var word = texts["standing." + ApiWords.Of(progress.Status)];
        return progress.Slipping ? $"{word}, {texts["plans.slipping"]}" : word;
    }

    /// <summary>The number that is wanted with its sign; words where the plan names none.</summary>
    public static string Goal(PlanTarget target, Texts texts) =>
        target.Value is not { } value ? texts["plans.no-goal"] : (target.Comparison is PlanComparison.AtLeast ? "≥ " : target.Comparison is PlanComparison.AtMost ? "≤ " : string.Empty) + Amount(value, target.Unit, texts);

    /// <summary>Value and number wanted: `87,5 / 95 %`.</summary>
    public static string ValueAndGoal(TargetProgress progress, Texts texts) =>
        progress.Target.Value is not { } goal ? texts["plans.no-goal"]
        : $"{(progress.Value is { } value ? Number(value) : texts["board.no-value"])} / {Amount(goal, progress.Target.Unit, texts)}";

    /// <summary>What is left of the time.</summary>
    public static string Time(TargetProgress progress, Texts texts) =>
        progress.Expired ? texts["plans.expired"]
        : progress.WorkingDaysLeft == 0 ? texts["plans.no-days-left"]
        : texts["plans.days-left"].Replace("{days}", NumberWords.Of((long)progress.WorkingDaysLeft), StringComparison.Ordinal);

    /// <summary>What every working day from now on must bring; empty after the deadline and without data.</summary>
    public static string Need(TargetProgress progress, Texts texts)
    {
        if (progress.Need is not { } need)
        {
            return string.Empty;
        }

        return need.Impossible || need.Amount is not { } amount ? texts["plans.impossible"]
            : amount <= 0 ? texts["plans.need-nothing"]
            : texts["plans.need." + ApiWords.Of(need.Kind)]
                .Replace("{amount}", Number(amount), StringComparison.Ordinal)
                .Replace("{unit}", Unit(progress.Target.Unit, texts), StringComparison.Ordinal);
    }

    /// <summary>The projection with half of its interval; null without one.</summary>
    public static string? Projection(TargetProgress progress, Texts texts)
    {
        if (progress.Projection is not { } ahead)
        {
            return null;
        }

        var value = ahead.Margin is { } margin
            ? texts["plans.margin"].Replace("{value}", Number(ahead.Value), StringComparison.Ordinal).Replace("{margin}", Number(margin), StringComparison.Ordinal)
            : Number(ahead.Value);
        var words = $"{value} {Unit(progress.Target.Unit, texts)}".TrimEnd();
        return progress.Annualised ? $"{words} ({texts["plans.annualised"]})" : words;
    }

    /// <summary>What is missing, by its name; the name itself where it has no words.</summary>
    public static string Missing(string name, Texts texts) => texts.Find("missing." + name) ?? name;
}
