using System.Text.Json;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Metrics;

/// <summary>
/// Measurements of the make-believe portal: running totals of the local day, and two gauges that follow the activity.
/// Units: `count`, `percent`, `milliseconds`. Everything is a function of the seed and the instant.
/// </summary>
internal sealed class PortalMetrics(SimulatorOptions options, Arrivals arrivals)
{
    private const double VisitsPerDossier = 19.4;
    private const double SignInsPerDossier = 3.2;
    private const double SubmissionsPerDossier = 0.87;

    public void Write(Utf8JsonWriter json, long now)
    {
        var elapsed = arrivals.ElapsedShare(now);
        var dossiers = elapsed * options.LiveDossiersPerDay;
        var minute = DossierRandom.Of(options.Seed, 700, (int)(now / 60), 0);
        // The load is the growth of the last minute against an even day.
        var load = Math.Max(0, elapsed - arrivals.ElapsedShare(Math.Max(now - 60, arrivals.StartOf(arrivals.DayOf(now))))) * 1440;
        json.WriteStartArray("metrics"u8);
        Write(json, "portal.visits"u8, Math.Floor(dossiers * VisitsPerDossier), "count"u8);
        Write(json, "portal.sign-ins"u8, Math.Floor(dossiers * SignInsPerDossier), "count"u8);
        Write(json, "portal.submissions"u8, Math.Floor(dossiers * SubmissionsPerDossier), "count"u8);
        Write(json, "portal.error-rate"u8, Math.Round(0.2 + (0.3 * load * minute.Fraction()), 3), "percent"u8);
        Write(json, "portal.response-time"u8, Math.Round(180 + (140 * load) + (60 * minute.Fraction())), "milliseconds"u8);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> id, double value, ReadOnlySpan<byte> unit)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteNumber("value"u8, value);
        json.WriteString("unit"u8, unit);
        json.WriteEndObject();
    }
}
