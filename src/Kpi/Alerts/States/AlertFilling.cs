using System.Globalization;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.States;

/// <summary>What the words of a rule are filled with: what was seen of one alert at one moment. Numbers are written as in Vietnam: `1.234,5`.</summary>
/// <param name="Since">When the firing or, before one, the phase began.</param>
internal sealed record AlertFilling(
    AlertAnnotations Annotations, AlertScope Scope, double? Value, double? Threshold, double? Numerator, double? Denominator, string ScopeName,
    string KpiName, DateTimeOffset Since, LocalTime Zone)
{
    private const string None = "–";

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public string Fill(AlertTemplate template) => template.Fill(Text);

    private string Text(AlertPlaceholder placeholder) => placeholder switch
    {
        AlertPlaceholder.Value => Number(Value),
        AlertPlaceholder.Threshold => Number(Threshold),
        AlertPlaceholder.Scope => ScopeName.Length > 0 ? ScopeName : Scope.ToString(),
        AlertPlaceholder.Numerator => Number(Numerator),
        AlertPlaceholder.Denominator => Number(Denominator),
        AlertPlaceholder.Kpi => KpiName,
        _ => Zone.ToLocal(Moment.From(Since)).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
    };

    private static string Number(double? value) => value is { } number ? Math.Round(number, 1).ToString("#,##0.#", Numbers) : None;
}
