using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>Which measure stands where. Found from the definitions, so that a new KPI needs no edit here.</summary>
internal static class MeasureSlots
{
    /// <summary>The group of the stock measures, after those of the three flow days.</summary>
    public const int StockGroup = 3;

    public const int GroupCount = 4;

    private static readonly Dictionary<Measure, MeasureSlot> Slots = new(ReferenceEqualityComparer.Instance);

    static MeasureSlots()
    {
        var measures = KpiCatalogue.All.OfType<CountedKpi>().SelectMany(MeasuresOf)
            .Concat([Counts.Received, Counts.Finished, Counts.Refused, Counts.Withdrawn, Counts.Stopped, Counts.Open])
            .Distinct()
            .ToList();
        for (var day = 0; day < StockGroup; day++)
        {
            Flows[day] = [.. measures.OfType<FlowMeasure>().Where(flow => (int)flow.Day == day)];
            for (var i = 0; i < Flows[day].Length; i++)
            {
                Slots[Flows[day][i]] = new MeasureSlot(day, i);
            }
        }

        Stocks = [.. measures.OfType<StockMeasure>().OrderBy(stock => stock.OnlyNow)];
        DayStocks = Stocks.Count(stock => !stock.OnlyNow);
        if (Stocks.Length > Contribution.Days.Length || Flows.Any(flows => flows.Length > Contribution.Values.GroupLength))
        {
            throw new InvalidOperationException("A contribution has no room for so many measures: widen its arrays.");
        }

        for (var i = 0; i < Stocks.Length; i++)
        {
            Slots[Stocks[i]] = new MeasureSlot(StockGroup, i);
        }
    }

    /// <summary>The flow measures of each <see cref="FlowDay"/>.</summary>
    public static FlowMeasure[][] Flows { get; } = new FlowMeasure[StockGroup][];

    /// <summary>The stock measures; a day's slot holds how many came in on it less how many went out. Those of now only stand last.</summary>
    public static StockMeasure[] Stocks { get; }

    /// <summary>How many of them are counted by day as well.</summary>
    public static int DayStocks { get; }

    public static MeasureSlot SlotOf(Measure measure) => Slots[measure];

    /// <summary>How many measures of a group are counted by day.</summary>
    public static int CountOf(int group) => group == StockGroup ? DayStocks : Flows[group].Length;

    /// <summary>Every measure that a KPI is counted from.</summary>
    public static IEnumerable<Measure> MeasuresOf(CountedKpi kpi) =>
        kpi.Numerator.Concat(kpi.Parts.Select(part => part.Measure)).Append(kpi.Denominator).Append(kpi.Supply).OfType<Measure>()
            .Concat(kpi.Alternatives.SelectMany(alternative => new[] { alternative.Numerator, alternative.Denominator, alternative.Less }.OfType<Measure>()));
}
