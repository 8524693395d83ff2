using Ioc.Kpi.Calendars;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Counting;

/// <summary>A dossier as the counting rules see it: its standing, the instants that matter, and the rules in force. Pure.</summary>
public readonly ref partial struct DossierView
{
    private readonly ref readonly Dossier _dossier;
    private readonly CountingContext _context;
    private readonly bool _wholeDays;

    /// <param name="dossier">The stored record; must outlive the view.</param>
    /// <param name="context">The rules in force.</param>
    /// <param name="wholeDays">
    /// Whether what is dated today has happened already, so that the stocks of now balance with the flows of the day even where a
    /// source's clock runs ahead. False asks for the state at an exact instant.
    /// </param>
    public DossierView(in Dossier dossier, CountingContext context, bool wholeDays)
    {
        _dossier = ref dossier;
        _context = context;
        _wholeDays = wholeDays;
        (Standing, LeftAt) = StandingOf(dossier);
        LeavesAt = LeftAt.Exists && IsEntered ? Moment.Later(LeftAt, dossier.Content.Received) : LeftAt;
        if (IsEntered)
        {
            OpenSpan = (DayStart(dossier.Content.Received), LeavesAt.Exists ? DayStart(LeavesAt) : Moment.Never);
        }

        StatedDueAt = context.Rules.Due == DueDate.Original && dossier.FirstDue.Exists ? dossier.FirstDue : dossier.Content.Due;
        DueAt = Effective(StatedDueAt);
        OverdueFrom = OverdueFromOf(DueAt);
    }

    public readonly ref readonly DossierContent Content => ref _dossier.Content;

    public CountingRules Rules => _context.Rules;

    public LocalTime Zone => _context.Zone;

    public WorkingCalendar Calendar => _context.Calendar;

    /// <summary>Whether the procedure ends with a result document.</summary>
    public bool ResultRequired => _context.Procedures.ResultRequired(Content.Procedure);

    public Standing Standing { get; }

    /// <summary>Whether the dossier was received, whatever happened later.</summary>
    public bool IsEntered => _dossier.Content.Received.Exists;

    /// <summary>When it finished or left, as the record says (its day, semantics.md "States"); `None` while open.</summary>
    public Moment LeftAt { get; }

    /// <summary>
    /// When it left as the flow counts it: never before it was received, so that every period balances and no stock is negative.
    /// </summary>
    public Moment LeavesAt { get; }

    /// <summary>From when until when the dossier is open, as the stocks count it. Asked only of dossiers that are entered.</summary>
    public (Moment From, Moment Until) OpenSpan { get; }

    /// <summary>The due date as a source stated it, the one in force by <see cref="CountingRules.Due"/>; `None` without one.</summary>
    public Moment StatedDueAt { get; }

    /// <summary>
    /// The due date that counts: the stated one, moved by what was waited for supplements (kpis.md, 5.3). `None` without one.
    /// </summary>
    public Moment DueAt { get; }

    /// <summary>Waiting for the citizen now (status 5 or 6).</summary>
    public bool IsPausedNow => Content.Status is DossierStatus.SupplementRequested or DossierStatus.PaymentRequested;

    /// <summary>From when an unfinished dossier is overdue; `Never` without a due date.</summary>
    public Moment OverdueFrom { get; }

    /// <summary>Whether a finished dossier with a due date finished after it.</summary>
    public bool IsLate => Rules.OnTimeGranularity == OnTimeGranularity.Day
        ? Zone.DayOf(LeftAt) > Zone.DayOf(DueAt)
        : LeftAt > DueAt;

    /// <summary>
    /// Whether counting cannot tell two states of a dossier apart, whatever is counted: a view shows nothing but the content and what is
    /// compared here. Mostly a step inside the agency, which moves only the change time.
    /// </summary>
    public static bool AreSame(in Dossier before, in Dossier after, CountingContext context) =>
        before.Content == after.Content
        && StandingOf(before) == StandingOf(after)
        && (context.Rules.Due == DueDate.Current || before.FirstDue == after.FirstDue);

    private Moment OverdueFromOf(Moment due) =>
        !due.Exists ? Moment.Never
        : Rules.OnTimeGranularity == OnTimeGranularity.Day ? Zone.StartOf(Zone.DayOf(due) + 1)
        : new Moment(due.Microseconds + 1);

    private Moment DayStart(Moment moment) => _wholeDays ? Zone.StartOf(Zone.DayOf(moment)) : moment;

    private static (Standing Standing, Moment LeftAt) StandingOf(in Dossier dossier)
    {
        ref readonly var content = ref dossier.Content;
        if (!content.Received.Exists)
        {
            return content.Status == DossierStatus.NotAccepted
                ? (Standing.RefusedAtIntake, Or(content.Refused, dossier.ChangeTime))
                : (Standing.NotEntered, Moment.None);
        }

        return content.Status switch
        {
            DossierStatus.NotAccepted => (Standing.Refused, Or(content.Refused, dossier.ChangeTime)),
            DossierStatus.Withdrawn => (Standing.Withdrawn, Or(dossier.WithdrawnAt, dossier.ChangeTime)),
            DossierStatus.Stopped => (Standing.Stopped, Or(dossier.StoppedAt, dossier.ChangeTime)),
            DossierStatus.Finished or DossierStatus.Returned =>
                (Standing.Finished, Or(content.Finished, Or(content.Returned, dossier.ChangeTime))),
            DossierStatus.None or DossierStatus.Unknown when content.Finished.Exists => (Standing.Finished, content.Finished),
            _ => (Standing.Open, Moment.None),
        };
    }

    private static Moment Or(Moment first, Moment second) => first.Exists ? first : second;
}
