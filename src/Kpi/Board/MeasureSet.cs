using Ioc.Kpi.Definitions;

namespace Ioc.Kpi.Board;

/// <summary>The measures that a question about single dossiers needs; the others are not worked out.</summary>
internal sealed class MeasureSet
{
    /// <summary>Every measure, and the processing times: what the counters are kept of.</summary>
    public static readonly MeasureSet All = new(null);

    private MeasureSet(HashSet<Measure>? wanted)
    {
        IsAll = wanted is null;
        for (var group = 0; group < MeasureSlots.StockGroup; group++)
        {
            Flows[group] = SlotsOf(MeasureSlots.Flows[group], wanted);
        }

        Stocks = SlotsOf(MeasureSlots.Stocks, wanted);
    }

    public bool IsAll { get; }

    /// <summary>For each <see cref="FlowDay"/> the slots of the flow measures.</summary>
    public int[][] Flows { get; } = new int[MeasureSlots.StockGroup][];

    /// <summary>The slots of the stock measures.</summary>
    public int[] Stocks { get; }

    /// <summary>These, and what tells whether there are dossiers at all.</summary>
    public static MeasureSet Of(params IEnumerable<Measure> measures) => new([.. measures, Counts.Received, Counts.RefusedAtIntake]);

    private static int[] SlotsOf(IReadOnlyList<Measure> measures, HashSet<Measure>? wanted) =>
        [.. Enumerable.Range(0, measures.Count).Where(slot => wanted is null || wanted.Contains(measures[slot]))];
}
