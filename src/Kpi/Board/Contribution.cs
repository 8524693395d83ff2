using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>What one dossier adds to the counters at one instant of the clock.</summary>
internal struct Contribution
{
    public const int NoDay = int.MinValue;

    public int Agency;
    public int Procedure;
    public Channel Channel;

    /// <summary>The day of each <see cref="FlowDay"/>, or <see cref="NoDay"/>.</summary>
    public Days FlowDays;

    /// <summary>What is added at each flow slot, the groups one after another at a fixed distance; only where the group has a day.</summary>
    public Values Flows;

    /// <summary>For each stock measure that is counted by day the first day at whose end the dossier is in it, and the first at whose end no longer.</summary>
    public Days StockFrom;

    public Days StockUntil;

    /// <summary>A bit for each stock measure the dossier is in now.</summary>
    public uint InNow;

    /// <summary>Microseconds from received to finished; negative when there is no such time.</summary>
    public long Elapsed;

    /// <summary>Microseconds of working time from received to finished, less waits; where <see cref="Elapsed"/> is not negative.</summary>
    public long Working;

    /// <summary>The next instant at which <see cref="InNow"/> changes by itself.</summary>
    public Moment NextChange;

    /// <summary>What is added at the slots of a flow day.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<int> FlowsOf(int group) =>
        ((ReadOnlySpan<int>)Flows).Slice(group * Values.GroupLength, MeasureSlots.Flows[group].Length);

    public readonly ElapsedTime Time => new(Elapsed, Working, Agency, Procedure, Channel);

    public readonly int ReceivedDay => FlowDays[(int)FlowDay.Received];

    public readonly int LeftDay => FlowDays[(int)FlowDay.Left];

    /// <summary>The contribution of no dossier.</summary>
    public static readonly Contribution Nothing = NewNothing();

    /// <summary>Writes over a contribution of an earlier dossier; flows of kinds that have no day keep what they were.</summary>
    public static void Of(in Dossier dossier, CountingContext context, Moment now, ref Contribution contribution) =>
        Of(dossier, context, now, MeasureSet.All, ref contribution);

    /// <summary>Only the measures of the set; the others keep what they were.</summary>
    public static void Of(in Dossier dossier, CountingContext context, Moment now, MeasureSet measures, ref Contribution contribution)
    {
        contribution.Clear();
        contribution.Agency = context.Agencies.Of(dossier.Content.Agency);
        contribution.Procedure = dossier.Content.Procedure;
        contribution.Channel = dossier.Content.Channel;
        var view = new DossierView(dossier, context, wholeDays: true);
        if (view.Standing == Standing.RefusedAtIntake)
        {
            contribution.AddFlows(view, measures, FlowDay.RefusedAtIntake, view.LeftAt);
        }
        else if (view.IsEntered)
        {
            contribution.AddFlows(view, measures, FlowDay.Received, dossier.Content.Received);
            if (view.LeftAt.Exists)
            {
                contribution.AddFlows(view, measures, FlowDay.Left, view.LeavesAt);
                if (measures.IsAll)
                {
                    contribution.AddTimes(view);
                }
            }

            contribution.AddStocks(view, measures, now);
        }
    }

    /// <summary>Only how long the dossier took, and the day on which it left; null where it has not finished, or ended before it began.</summary>
    public static (int LeftDay, ElapsedTime Time)? TimeOf(in Dossier dossier, CountingContext context)
    {
        var view = new DossierView(dossier, context, wholeDays: true);
        return view.WorkingElapsed is not { } working
            ? null
            : (view.Zone.DayOf(view.LeavesAt), new ElapsedTime(
                view.LeftAt.Microseconds - view.Content.Received.Microseconds, working.Ticks / TimeSpan.TicksPerMicrosecond,
                context.Agencies.Of(view.Content.Agency), view.Content.Procedure, view.Content.Channel));
    }

    private static Contribution NewNothing()
    {
        var nothing = default(Contribution);
        nothing.Clear();
        return nothing;
    }

    private void Clear()
    {
        ((Span<int>)FlowDays).Fill(NoDay);
        ((Span<int>)StockFrom).Fill(NoDay);
        ((Span<int>)StockUntil).Fill(NoDay);
        InNow = 0;
        Elapsed = -1;
        NextChange = Moment.Never;
    }

    private void AddTimes(in DossierView view)
    {
        Elapsed = view.Standing == Standing.Finished ? view.LeftAt.Microseconds - view.Content.Received.Microseconds : -1;
        Working = Elapsed < 0 ? 0 : (view.WorkingElapsed ?? TimeSpan.Zero).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    private void AddFlows(in DossierView view, MeasureSet measures, FlowDay day, Moment at)
    {
        FlowDays[(int)day] = view.Zone.DayOf(at);
        var flows = MeasureSlots.Flows[(int)day];
        foreach (var slot in measures.Flows[(int)day])
        {
            Flows[((int)day * Values.GroupLength) + slot] = flows[slot].Value(view);
        }
    }

    private void AddStocks(in DossierView view, MeasureSet measures, Moment now)
    {
        var stocks = MeasureSlots.Stocks;
        foreach (var i in measures.Stocks)
        {
            var (from, until) = stocks[i].Span(view);
            if (from >= until)
            {
                continue;
            }

            var fromDay = view.Zone.DayOf(from);
            var untilDay = until == Moment.Never ? int.MaxValue : view.Zone.DayOf(until);
            if (fromDay < untilDay && !stocks[i].OnlyNow)
            {
                StockFrom[i] = fromDay;
                StockUntil[i] = untilDay == int.MaxValue ? NoDay : untilDay;
            }

            if (from <= now && now < until)
            {
                InNow |= stocks[i].ExcludesPaused && view.IsPausedNow ? 0 : 1u << i;
                NextChange = Moment.Earlier(NextChange, until);
            }
            else if (now < from)
            {
                NextChange = Moment.Earlier(NextChange, from);
            }
        }
    }

    [InlineArray(Length)]
    public struct Days
    {
        public const int Length = 8;
        private int _element;
    }

    [InlineArray(Length)]
    public struct Values
    {
        /// <summary>The measures that a flow day has room for: more than there are, so that a new KPI needs no edit here.</summary>
        public const int GroupLength = 40;
        public const int Length = GroupLength * MeasureSlots.StockGroup;
        private int _element;
    }
}
