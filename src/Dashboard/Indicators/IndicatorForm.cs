using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Kpi.Indicators;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Indicators;

/// <summary>The form of an entry as it was typed; it is shown again as it was when something in it is wrong.</summary>
public sealed partial record IndicatorForm
{
    private static readonly NumberFormatInfo Plain = NumberFormatInfo.InvariantInfo;

    public string Agency { get; init; } = "";

    public string Value { get; init; } = "";

    public string Numerator { get; init; } = "";

    public string Denominator { get; init; } = "";

    public string AsOf { get; init; } = "";

    public string Evidence { get; init; } = "";

    public string Link { get; init; } = "";

    public string Note { get; init; } = "";

    /// <value>The entry that is corrected; empty for a new value.</value>
    public string Supersedes { get; init; } = "";

    /// <value>Whether the entry is taken back without another value.</value>
    public bool TakesBack { get; init; }

    public static IndicatorForm Of(IFormCollection form) => new()
    {
        Agency = Text(form, "agency"),
        Value = Text(form, "value"),
        Numerator = Text(form, "numerator"),
        Denominator = Text(form, "denominator"),
        AsOf = Text(form, "asOf"),
        Evidence = Text(form, "evidence"),
        Link = Text(form, "link"),
        Note = Text(form, "note"),
        Supersedes = Text(form, "supersedes"),
        TakesBack = form["action"] == "take-back",
    };

    /// <summary>An entry to be corrected.</summary>
    public static IndicatorForm Of(IndicatorEntry entry) => new()
    {
        Agency = entry.What.Agency ?? "",
        Value = entry.What.Value?.ToString("0.##########", Plain).Replace('.', ',') ?? "",
        Numerator = entry.What.Numerator?.ToString(Plain) ?? "",
        Denominator = entry.What.Denominator?.ToString(Plain) ?? "",
        AsOf = entry.What.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Evidence = entry.What.Evidence,
        Link = entry.What.Link ?? "",
        Note = entry.What.Note ?? "",
        Supersedes = entry.Id.ToString(Plain),
    };

    /// <summary>What the form means; the problems are of fields that cannot be read at all, the rules are for others to check.</summary>
    public (IndicatorDraft Draft, IReadOnlyList<IndicatorProblem> Problems) Read(IndicatorKind kind)
    {
        var problems = new List<IndicatorProblem>();
        var percent = kind.Unit == IndicatorUnit.Percent;
        var value = TakesBack ? null : ReadValue(percent, problems);
        var denominator = TakesBack ? null : ReadCount(Denominator, nameof(IndicatorDraft.Denominator), problems);
        var draft = new IndicatorDraft
        {
            KpiId = kind.Id,
            Agency = Agency.Length > 0 ? Agency.Normalize() : null,
            Value = value,

            // Of a count the form asks for the whole only: what was counted is the value.
            Numerator = TakesBack ? null : percent ? ReadCount(Numerator, nameof(IndicatorDraft.Numerator), problems) : denominator is null ? null : (long?)value,
            Denominator = denominator,
            AsOf = ReadDay(problems),
            Evidence = Evidence,
            Link = Link.Length > 0 ? Link : null,
            Note = Note.Length > 0 ? Note : null,
            Supersedes = long.TryParse(Supersedes, NumberStyles.None, Plain, out var id) ? id : Supersedes.Length > 0 ? 0 : null,
        };
        return (draft, problems);
    }

    private double? ReadValue(bool percent, List<IndicatorProblem> problems)
    {
        var text = WithoutBlanks(Value);
        if (text.Length == 0)
        {
            return null;
        }

        if (percent ? DecimalNumber().IsMatch(text) : WholeNumber().IsMatch(text))
        {
            return double.Parse(percent ? text.Replace(',', '.') : text.Replace(".", "", StringComparison.Ordinal), Plain);
        }

        problems.Add(new(IndicatorFault.BadValue, nameof(IndicatorDraft.Value), "a number."));
        return null;
    }

    private static long? ReadCount(string typed, string field, List<IndicatorProblem> problems)
    {
        var text = WithoutBlanks(typed);
        if (text.Length == 0)
        {
            return null;
        }

        if (WholeNumber().IsMatch(text))
        {
            return long.Parse(text.Replace(".", "", StringComparison.Ordinal), Plain);
        }

        problems.Add(new(IndicatorFault.BadParts, field, "a whole number."));
        return null;
    }

    /// <summary>Browsers send `2026-11-20`; where the field is a plain one, people type `20/11/2026`.</summary>
    private DateOnly ReadDay(List<IndicatorProblem> problems)
    {
        if (DateOnly.TryParseExact(AsOf, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new(IndicatorFault.BadDate, nameof(IndicatorDraft.AsOf), "a day."));
        return default;
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static string WithoutBlanks(string typed) => Blank().Replace(typed, "");

    [GeneratedRegex(@"^\d{1,12}([.,]\d{1,12})?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^(\d{1,12}|\d{1,3}(\.\d{3}){1,3})$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
