using Ioc.Kpi.Time;
using Ioc.Simulator.Catalogue;
using Ioc.Simulator.Lives;

namespace Ioc.Simulator.Feed;

/// <summary>Everything that follows from the options alone. Immutable.</summary>
internal sealed class SimulatedProvince
{
    public SimulatedProvince(SimulatorOptions options)
    {
        Options = options;
        Catalogue = new ProvinceCatalogue(options.Seed);
        Lives = new LifeGenerator(options, Catalogue, LocalTime.Vietnam);
        Forwarding = new Forwarding(options);
    }

    public SimulatorOptions Options { get; }

    public ProvinceCatalogue Catalogue { get; }

    public LifeGenerator Lives { get; }

    public Forwarding Forwarding { get; }

    public Arrivals Arrivals => Lives.Arrivals;

    /// <summary>The streams of a system: office hours first, then round the clock.</summary>
    public static (DossierStream Office, DossierStream Live) StreamsOf(string system) => system == SimulatorAccess.Communes
        ? (DossierStream.CommuneOffice, DossierStream.CommuneLive)
        : (DossierStream.DepartmentOffice, DossierStream.DepartmentLive);

    /// <summary>
    /// Every dossier that a reader can know of who listed everything at <paramref name="firstAsked"/> and has followed until
    /// <paramref name="now"/>. The same <see cref="DossierLife"/> comes again and again, filled anew.
    /// </summary>
    public IEnumerable<DossierLife> Known(string system, long firstAsked, long now)
    {
        var (office, live) = StreamsOf(system);
        var today = Arrivals.DayOf(now);
        var firstDay = Arrivals.DayOf(firstAsked);
        return LivesOf(office, HistoryFrom(firstDay), today).Concat(LivesOf(live, HistoryFrom(firstDay), today));
    }

    /// <summary>The first day of the history of a reader who begins on the day; yesterday at the latest, since its dossiers still change.</summary>
    public int HistoryFrom(int firstDay) => firstDay - Math.Max(Options.HistoryDays, 1);

    /// <summary>The lives of all dossiers submitted on the days, both included.</summary>
    public IEnumerable<DossierLife> LivesOf(DossierStream stream, int fromDay, int toDay)
    {
        var life = new DossierLife();
        for (var day = fromDay; day <= toDay; day++)
        {
            var count = Arrivals.CountOf(stream, day);
            for (var index = 0; index < count; index++)
            {
                Lives.Fill(life, new DossierNumber(stream, day, index), count);
                yield return life;
            }
        }
    }

    /// <summary>The event that a reader has as the dossier's newest at the instant, by change time; false before the first was forwarded.</summary>
    public bool TryCurrent(DossierLife life, long now, out FeedEntry entry)
    {
        var events = life.Events;
        for (var i = events.Length - 1; i >= 0; i--)
        {
            if (events[i].At > now)
            {
                continue;
            }

            var forwarded = Forwarding.FirstAt(life.Number, i, events[i].At);
            if (forwarded <= now)
            {
                entry = new FeedEntry(forwarded, events[i].At, life.Number, (byte)i);
                return true;
            }
        }

        entry = default;
        return false;
    }
}
