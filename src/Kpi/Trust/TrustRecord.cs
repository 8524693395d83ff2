using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Trust;

/// <summary>A stored record as the checks see it.</summary>
internal readonly ref struct TrustRecord
{
    private readonly ref readonly Dossier _dossier;

    /// <param name="dossier">Must outlive this.</param>
    public TrustRecord(in Dossier dossier, TrustContext context)
    {
        _dossier = ref dossier;
        Context = context;
        View = new DossierView(dossier, context.Counting, wholeDays: false);
        var zone = context.Counting.Zone;
        ReceivedDay = View.IsEntered ? zone.DayOf(Content.Received) : int.MinValue;
        LeftDay = View.IsEntered && View.LeavesAt.Exists ? zone.DayOf(View.LeavesAt) : int.MinValue;
    }

    public TrustContext Context { get; }

    public DossierView View { get; }

    public readonly ref readonly Dossier Dossier => ref _dossier;

    public readonly ref readonly DossierContent Content => ref _dossier.Content;

    /// <summary>The local day of receipt; below every day where it was never received.</summary>
    public int ReceivedDay { get; }

    /// <summary>The local day on which it finished or left; below every day while it has not.</summary>
    public int LeftDay { get; }

    public bool ReceivedInWindow => ReceivedDay >= Context.FirstDay;

    public bool LeftInWindow => LeftDay >= Context.FirstDay;

    public bool FinishedInWindow => LeftInWindow && View.Standing == Standing.Finished;

    /// <summary>Whether two times are the same second; never where both are midnight, as a source writes that knows days only.</summary>
    public bool IsSameSecond(Moment one, Moment other) =>
        one.Exists && other.Exists && SecondOf(one) == SecondOf(other) && !IsMidnight(one);

    /// <summary>Whether it is the first second of a local day: a day without a time.</summary>
    public bool IsMidnight(Moment moment)
    {
        var zone = Context.Counting.Zone;
        return SecondOf(moment) == SecondOf(zone.StartOf(zone.DayOf(moment)));
    }

    public static long SecondOf(Moment moment) => Math.DivRem(moment.Microseconds, 1_000_000).Quotient;
}
