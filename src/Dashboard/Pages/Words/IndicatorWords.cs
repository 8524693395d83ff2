using System.Globalization;
using System.Text.Json;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Indicators;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>Entered indicators in words.</summary>
internal static class IndicatorWords
{
    /// <summary>The unit in the API and in vi.json: `percent`, `centres`, `databases`.</summary>
    public static string Unit(IndicatorKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Unit.ToString());

    public static string Value(double value, IndicatorKind kind) => NumberWords.Of(value, Unit(kind));

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset local) => local.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Age(int days, Texts texts) =>
        days == 0 ? texts["indicators.age-today"] : texts["indicators.age"].Replace("{days}", NumberWords.Of(days), StringComparison.Ordinal);

    /// <summary>What is wrong and what is legal, beside the field.</summary>
    public static string Problem(IndicatorProblem problem, IndicatorKind kind, Texts texts)
    {
        var key = "indicators.fault." + JsonNamingPolicy.KebabCaseLower.ConvertName(problem.Fault.ToString());
        var text = texts.Find(key) ?? texts[key + (kind.Unit == IndicatorUnit.Percent ? "-percent" : "-count")];
        return text.Replace("{most}", NumberWords.Of(problem.Field == nameof(IndicatorDraft.Agency) ? IndicatorRules.MaxAgency : IndicatorRules.MaxEvidence), StringComparison.Ordinal);
    }
}
