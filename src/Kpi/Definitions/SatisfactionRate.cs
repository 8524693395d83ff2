using Ioc.Kpi.Board;

namespace Ioc.Kpi.Definitions;

/// <summary>K17: content and very content ÷ ratings, as entered; of fewer than thirty ratings it says that they are too few (kpis.md).</summary>
public sealed class SatisfactionRate : EnteredKpi
{
    /// <summary>The least number of ratings that a share may be told of without a warning.</summary>
    public const int LeastRatings = 30;

    public override string Id => "satisfaction-rate";

    public override string Formula => "content and very content ÷ ratings, as entered; fewer than 30 ratings are too few";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        var reading = base.Read(board, around, scope, period);
        return reading.Denominator is < LeastRatings ? reading with { Missing = ["ratings"] } : reading;
    }
}
