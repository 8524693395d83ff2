using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>What another way of counting changes about one dossier; only what its <see cref="Reach"/> tells is filled in.</summary>
internal struct RecountRow
{
    public RecountReach Reach;

    public Contribution Old;

    public Contribution New;

    /// <summary>The day on which the dossier left, and how long it took.</summary>
    public int LeftDay;

    public ElapsedTime OldTime;

    public ElapsedTime NewTime;

    public void WorkOut(in Dossier dossier, Recount recount, Moment now)
    {
        Reach = recount.ReachOf(dossier.Content);
        if (Reach == RecountReach.Everything)
        {
            Contribution.Of(dossier, recount.Before, now, ref Old);
            Contribution.Of(dossier, recount.Context, now, ref New);
        }
        else if (Reach == RecountReach.WorkingTime)
        {
            if (Contribution.TimeOf(dossier, recount.Before) is var (day, old) && Contribution.TimeOf(dossier, recount.Context) is var (_, time) && old != time)
            {
                (LeftDay, OldTime, NewTime) = (day, old, time);
            }
            else
            {
                Reach = RecountReach.Nothing;
            }
        }
    }
}
