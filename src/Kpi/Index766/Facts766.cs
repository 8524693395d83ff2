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

    public Facts766(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        _readings = board.Read(Needed, scope, period, around).ToDictionary(reading => reading.Kpi.Id, StringComparer.Ordinal);
        Procedures = around.Catalogue.Procedures;
        WithDossiers = Procedures.IsEmpty
            ? new HashSet<string>()
            : board.CountBy(BreakdownBy.Procedure, Counts.Received, scope, period)
                .Where(count => count.Value > 0).Select(count => NationalCode.Of(count.Key)).ToHashSet(StringComparer.Ordinal);
    }

    public ProcedureCatalogue Procedures { get; }

    /// <summary>National codes with at least one dossier received.</summary>
    public IReadOnlySet<string> WithDossiers { get; }

    /// <summary>The KPI as a fraction of 1; null where it has no value.</summary>
    public double? Rate(string kpi) => _readings[kpi].Value / 100;

    public long Numerator(string kpi) => _readings[kpi].Numerator ?? 0;

    public long Denominator(string kpi) => _readings[kpi].Denominator ?? 0;

    /// <summary>The services of the catalogue for which something holds, of those for which something else does; null of none.</summary>
    public double? ShareOfServices(Func<ProcedureEntry, bool> whole, Func<ProcedureEntry, bool> part)
    {
        var services = Procedures.Entries.Where(whole).GroupBy(entry => entry.NationalCode, StringComparer.Ordinal).ToList();
        return services.Count == 0 ? null : (double)services.Count(service => service.Any(part)) / services.Count;
    }
}
