using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Index766;

/// <summary>What the estimate of the 766 index is made from: readings of other KPIs for one scope and period, and the catalogue.</summary>
internal sealed class Facts766
{
    private static readonly KpiDefinition[] Needed =
    [
        .. new[]
        {
            "received-dossiers", "online-submission-rate", "portal-sync", "on-time-rate", "overdue-open", "electronic-result-rate",
            "digitised-component-rate", "data-reuse-rate", "online-payment-rate", "satisfaction-rate", "single-entry-rate", "petition-on-time-rate",
        }.Select(id => KpiCatalogue.Find(id)!),
    ];

    private readonly Dictionary<string, KpiReading> _readings;
    private readonly IReadOnlyList<Service> _services;
    private readonly long[] _received;

    public Facts766(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        _readings = board.Read(Needed, scope, period, around).ToDictionary(reading => reading.Kpi.Id, StringComparer.Ordinal);
        _services = around.Catalogue.Lists.Services;
        _received = board.ReceivedByService(around.Catalogue.Lists, scope, period).ToArray();
    }

    /// <summary>The KPI as a fraction of 1; null where it has no value.</summary>
    public double? Rate(string kpi) => _readings[kpi].Value / 100;

    public long Numerator(string kpi) => _readings[kpi].Numerator ?? 0;

    public long Denominator(string kpi) => _readings[kpi].Denominator ?? 0;

    /// <summary>The services of the catalogue for which something holds, of those for which something else does; null of none.</summary>
    public double? ShareOfServices(Func<ProcedureEntry, bool> whole, Func<ProcedureEntry, bool> part) =>
        ShareOfServices(whole, service => HoldsBoth(service, whole, part));

    /// <summary>The services of the catalogue with at least one dossier received, of those for which something holds; null of none.</summary>
    public double? ShareWithDossiers(Func<ProcedureEntry, bool> whole) =>
        ShareOfServices(whole, service => _received[service.Number] > 0);

    private double? ShareOfServices(Func<ProcedureEntry, bool> whole, Func<Service, bool> part)
    {
        var (all, some) = (0, 0);
        foreach (var service in _services)
        {
            if (HoldsBoth(service, whole, static _ => true))
            {
                all++;
                some += part(service) ? 1 : 0;
            }
        }

        return all == 0 ? null : (double)some / all;
    }

    /// <summary>Whether both hold for the same row.</summary>
    private static bool HoldsBoth(Service service, Func<ProcedureEntry, bool> whole, Func<ProcedureEntry, bool> part)
    {
        for (var i = 0; i < service.Rows.Count; i++)
        {
            if (whole(service.Rows[i]) && part(service.Rows[i]))
            {
                return true;
            }
        }

        return false;
    }
}
