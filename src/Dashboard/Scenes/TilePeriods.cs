using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;

namespace Ioc.Dashboard.Scenes;

internal static class TilePeriods
{
    public static TilePeriod Of(KpiDefinition kpi) =>
        kpi.Base == KpiBase.Stock ? TilePeriod.Now : kpi.Unit == KpiUnit.Dossiers ? TilePeriod.Today : TilePeriod.Month;

    public static Period Days(this TilePeriod period, DateOnly today) =>
        period == TilePeriod.Month ? Period.Month(today) : Period.Day(today);
}
