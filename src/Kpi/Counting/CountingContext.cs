using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Counting;

/// <summary>What counting needs besides the dossier: the rules, the zone, the calendar, the procedures and the agencies of the deployment.</summary>
public sealed record CountingContext(CountingRules Rules, LocalTime Zone, WorkingCalendar Calendar, ProcedureFacts Procedures, AgencyFacts Agencies)
{
    /// <summary>
    /// The same text for two contexts only where both count every dossier alike: the rules, the zone, the days worked, the
    /// procedures, the aliases of agencies, and the program that counts. Worked out once.
    /// </summary>
    public string Fingerprint { get; } = string.Join(
        '|',
        typeof(CountingContext).Module.ModuleVersionId,
        JsonSerializer.Serialize(Rules),
        Zone.Zone.Id,
        Procedures.Version,
        Agencies.Version,
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Calendar.Facts))));

    /// <summary>Working time by this calendar in this zone.</summary>
    public WorkingTime Working { get; } = new(Calendar, Zone);

    /// <summary>The same with the aliases of another day.</summary>
    public CountingContext On(DateOnly day) => day == Agencies.Day ? this : new(Rules, Zone, Calendar, Procedures, Agencies.On(day));
}
