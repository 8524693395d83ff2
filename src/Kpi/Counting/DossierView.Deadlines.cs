using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Counting;

/// <content>The due date that counts, and what is held against it (kpis.md, 5.1 and 5.3; `docs/calendar.md`).</content>
public readonly ref partial struct DossierView
{
    /// <summary>How it stands to its due date; what counts as on time by a rule alone is <see cref="DueOutcome.OnDay"/>.</summary>
    public DueOutcome Outcome => Standing switch
    {
        Standing.Finished when DueAt.Exists => IsLate ? DueOutcome.Late : Zone.DayOf(LeftAt) < Zone.DayOf(DueAt) ? DueOutcome.Early : DueOutcome.OnDay,
        Standing.Finished when Rules.NoDueDate == NoDueDate.OnTime => DueOutcome.OnDay,
        Standing.Withdrawn when Rules.Withdrawn == Withdrawn.OnTime => DueOutcome.OnDay,
        _ => DueOutcome.Undetermined,
    };

    /// <summary>
    /// Working time from received to finished less what was waited for the citizen: the measure `working` of K12. Null where it did not
    /// finish, or finished before it was received.
    /// </summary>
    public TimeSpan? WorkingElapsed
    {
        get
        {
            if (Standing != Standing.Finished || LeftAt < Content.Received)
            {
                return null;
            }

            var worked = _context.Working.Between(Content.Received, LeftAt);
            var waited = HasWaited(Content) ? WorkingWaited() : TimeSpan.Zero;
            return waited < worked ? worked - waited : TimeSpan.Zero;
        }
    }

    /// <summary>Whether a source told of a wait for the citizen: without one the due date that counts is the stated one.</summary>
    public static bool HasWaited(in DossierContent content) => content.Pauses[0].Exists || content.PausedSeconds != 0;

    /// <summary>
    /// The stated due date, moved by what was waited for supplements, unless it is the one to which the source itself moved it: nothing is
    /// added twice. Without waits it is exactly the stated one.
    /// </summary>
    private Moment Effective(Moment stated)
    {
        var movedBySource = Content.Has(DossierFacts.DueMovedBySupplement) && stated == Content.Due;
        if (!stated.Exists || !HasWaited(Content) || movedBySource)
        {
            return stated;
        }

        var waited = WorkingWaited();
        return waited > TimeSpan.Zero ? _context.Working.Postpone(Hour(stated), waited) : stated;
    }

    /// <summary>
    /// A due date at midnight names a day and no hour. Compared by days it lasts until that day closes, and from there it is moved.
    /// </summary>
    private Moment Hour(Moment stated)
    {
        var midnight = Zone.StartOf(Zone.DayOf(stated));
        return Rules.OnTimeGranularity == OnTimeGranularity.Day && stated == midnight ? midnight.Plus(Calendar.Hours.Closing.ToTimeSpan()) : stated;
    }

    /// <summary>
    /// Working time of the closed waits between received and left, each stretch once where they overlap. A source that gives only a total
    /// (<see cref="DossierContent.PausedSeconds"/>) is taken to mean working time.
    /// </summary>
    private TimeSpan WorkingWaited()
    {
        if (!Content.Pauses[0].Exists)
        {
            return TimeSpan.FromSeconds(Content.PausedSeconds);
        }

        var sum = TimeSpan.Zero;
        var from = Content.Received;
        for (var i = 0; i < Pauses.Length; i += 2)
        {
            // They stand in the order of their requests, so what is behind has been counted. One without an answer has not ended.
            from = Moment.Later(from, Content.Pauses[i]);
            var until = LeavesAt.Exists ? Moment.Earlier(Content.Pauses[i + 1], LeavesAt) : Content.Pauses[i + 1];
            if (until > from)
            {
                sum += _context.Working.Between(from, until);
                from = until;
            }
        }

        return sum;
    }
}
