using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;
using Ioc.Simulator;
using Ioc.Simulator.Catalogue;
using Ioc.Simulator.Lives;

namespace Ioc.BoardLoad;

/// <summary>
/// A large province: 7,000 new dossiers on a working day, 20 departments and 54 communes, 1,800 procedures of skewed use. As many days
/// before the present as give the wanted number of dossiers, and what happens after the present as a stream of updates.
/// </summary>
internal sealed class ProvinceHistory
{
    private const int DossiersPerDay = 7_000;
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DossierStream[] Streams = [DossierStream.DepartmentOffice, DossierStream.CommuneOffice];

    private readonly LifeGenerator _lives;
    private readonly LifeUpdates _updates;
    private readonly int _firstDay;

    public ProvinceHistory(int dossiers)
    {
        var options = new SimulatorOptions { Enabled = true, DossiersPerDay = DossiersPerDay };
        _lives = new LifeGenerator(options, new ProvinceCatalogue(options.Seed), LocalTime.Vietnam);
        _updates = new LifeUpdates(Codes);
        _firstDay = Today.DayNumber;
        for (var left = dossiers; left > 0;)
        {
            _firstDay--;
            left -= Streams.Sum(stream => _lives.Arrivals.CountOf(stream, _firstDay));
        }
    }

    public DossierCodes Codes { get; } = new();

    /// <summary>The start of a Monday's office hours.</summary>
    public Moment Now { get; } = LocalTime.Vietnam.At(Today.ToDateTime(new TimeOnly(7, 0)));

    public KpiBoard NewBoard()
    {
        var board = new KpiBoard(Codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        return board;
    }

    /// <summary>Puts every dossier on the board as it is now: its acceptance, and its latest update.</summary>
    public void Fill(KpiBoard board)
    {
        var life = new DossierLife();
        var now = Now.Microseconds / 1_000_000;
        for (var day = _firstDay; day < Today.DayNumber; day++)
        {
            foreach (var number in NumbersOf(day))
            {
                _lives.Fill(life, number, _lives.Arrivals.CountOf(number.Stream, day));
                var last = LastBy(life, now);
                if (last > 1)
                {
                    board.Apply(_updates.Of(life, 1));
                }

                if (last >= 0)
                {
                    board.Apply(_updates.Of(life, last));
                }
            }
        }
    }

    /// <summary>What comes after the present, in the order of time: of the dossiers that are open, and of new ones.</summary>
    public UpdateStream After(int count)
    {
        var life = new DossierLife();
        var now = Now.Microseconds / 1_000_000;
        var stream = new UpdateStream();
        for (var day = Math.Max(_firstDay, Today.DayNumber - 120); stream.Count < count * 1.2; day++)
        {
            foreach (var number in NumbersOf(day))
            {
                _lives.Fill(life, number, _lives.Arrivals.CountOf(number.Stream, day));
                for (var i = LastBy(life, now) + 1; i < life.Count; i++)
                {
                    stream.Add(_updates.Of(life, i));
                }
            }
        }

        stream.Sort(count);
        return stream;
    }

    private IEnumerable<DossierNumber> NumbersOf(int day) =>
        from stream in Streams
        from index in Enumerable.Range(0, _lives.Arrivals.CountOf(stream, day))
        select new DossierNumber(stream, day, index);

    private static int LastBy(DossierLife life, long now)
    {
        var last = life.Count - 1;
        while (last >= 0 && life.Events[last].At > now)
        {
            last--;
        }

        return last;
    }
}
