using System.Globalization;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>Numbers and times as they stand in messages: `87,1 %`, `16:40 ngày 20/11/2026` in the zone of the province.</summary>
internal sealed class LetterWords(AlertTexts texts, LocalTime zone)
{
    // Written out, so that a machine without the system's language data writes the same.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3], NegativeSign = "\u2212" };

    public string Number(double value, AlertUnit unit) => texts.Fill($"unit.{unit}", value.ToString("#,##0.##", Numbers));

    public static string Count(int count) => count.ToString("#,##0", Numbers);

    public string Time(DateTimeOffset at)
    {
        var local = zone.ToLocal(Moment.From(at));
        return texts.Fill("time", local.ToString("HH:mm", CultureInfo.InvariantCulture), local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
    }
}
