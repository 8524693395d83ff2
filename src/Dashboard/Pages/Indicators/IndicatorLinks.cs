namespace Ioc.Dashboard.Pages.Indicators;

/// <summary>The addresses of the pages of entered indicators.</summary>
internal static class IndicatorLinks
{
    public static string List(string? agency) => "/indicators" + Query(agency, null);

    public static string Of(string kpi, string? agency, long? correct = null) => $"/indicators/{kpi}" + Query(agency, correct);

    private static string Query(string? agency, long? correct)
    {
        var parts = new List<string>();
        if (!string.IsNullOrEmpty(agency))
        {
            parts.Add("agency=" + Uri.EscapeDataString(agency));
        }

        if (correct is { } id)
        {
            parts.Add(FormattableString.Invariant($"correct={id}"));
        }

        return parts.Count > 0 ? "?" + string.Join('&', parts) : "";
    }
}
