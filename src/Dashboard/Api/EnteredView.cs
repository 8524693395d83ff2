using Ioc.Kpi.Indicators;

namespace Ioc.Dashboard.Api;

/// <summary>Where a value comes from that people entered.</summary>
/// <param name="AsOf">The local day of which it speaks.</param>
/// <param name="AgeDays">Whole days since then.</param>
/// <param name="Evidence">What supports it, in words or as an address.</param>
public sealed record EnteredView(DateOnly AsOf, int AgeDays, string Evidence)
{
    internal static EnteredView Of(IndicatorReading reading) => new(reading.Entry.What.AsOf, reading.AgeDays, reading.Entry.What.Evidence);
}
