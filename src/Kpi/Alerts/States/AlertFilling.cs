using System.Globalization;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Alerts.States;

/// <summary>Fills the words of a rule with what was seen. Numbers are written as in Vietnam: `1.234,5`.</summary>
internal static class AlertFilling
{
    private const string None = "–";

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static AlertWording Of(AlertAnnotations annotations, AlertState seen, AlertSample sample, LocalTime zone)
    {
        if (ReferenceEquals(annotations, AlertAnnotations.None))
        {
            return AlertWording.None;
        }

        return new AlertWording(annotations.Summary.Fill(Text), annotations.Description.Fill(Text), annotations.Action.Fill(Text));

        string Text(AlertPlaceholder placeholder) => placeholder switch
        {
            AlertPlaceholder.Value => Number(seen.Value),
            AlertPlaceholder.Threshold => Number(seen.Threshold),
            AlertPlaceholder.Scope => sample.ScopeName.Length > 0 ? sample.ScopeName : seen.Fingerprint.Scope.ToString(),
            AlertPlaceholder.Numerator => Number(sample.Numerator),
            AlertPlaceholder.Denominator => Number(sample.Denominator),
            AlertPlaceholder.Kpi => sample.KpiName,
            _ => Since(seen, zone),
        };
    }

    private static string Number(double? value) => value is { } number ? Math.Round(number, 1).ToString("#,##0.#", Numbers) : None;

    private static string Since(AlertState seen, LocalTime zone)
    {
        var since = seen.Phase is AlertPhase.Firing or AlertPhase.Resolved ? seen.FiringSince ?? seen.PhaseSince : seen.PhaseSince;
        return zone.ToLocal(Moment.From(since)).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
    }
}
