using Ioc.Kpi.Time;

namespace Ioc.Simulator.Lives;

/// <summary>
/// How many dossiers each local day brings, and when. Office streams follow the calendar and real office hours; live streams run the same
/// curve round the clock, one working day every <see cref="SimulatorOptions.DayLength"/>. Both do so on every day, past or present, so that
/// no chart has a step where the history ends. Immutable.
/// </summary>
internal sealed class Arrivals(SimulatorOptions options, LocalTime zone)
{
    private const double CommuneShare = 0.6;
    private const double FreeDayShare = 0.05;
    private const int SecondsPerDay = 86_400;

    private readonly int _cycles = Math.Max(1, (int)Math.Round(TimeSpan.FromDays(1) / options.DayLength));

    public static bool IsLive(DossierStream stream) => stream is DossierStream.DepartmentLive or DossierStream.CommuneLive;

    public int CountOf(DossierStream stream, int day)
    {
        var share = stream is DossierStream.CommuneLive or DossierStream.CommuneOffice ? CommuneShare : 1 - CommuneShare;
        if (IsLive(stream))
        {
            return (int)Math.Round(options.LiveDossiersPerDay * share);
        }

        // Busier on Mondays, a little different every day, and hardly anything on days off.
        var random = DossierRandom.Of(options.Seed, 800 + (int)stream, day, 0);
        var monday = DateOnly.FromDayNumber(day).DayOfWeek == DayOfWeek.Monday ? 1.15 : 1.0;
        var rate = WorkingDays.BuiltIn.IsWorkingDay(day) ? monday * (0.88 + (0.2 * random.Fraction())) : FreeDayShare;
        return (int)Math.Round(options.DossiersPerDay * share * rate);
    }

    /// <summary>When the dossier is submitted, in seconds since 1970; ascends with the index.</summary>
    public long TimeOf(DossierNumber number, int count, double jitter)
    {
        var share = (number.Index + jitter) / count;
        double second;
        if (IsLive(number.Stream))
        {
            var cycle = Math.Min((int)(share * _cycles), _cycles - 1);
            var position = ActivityCurve.PositionOf((share * _cycles) - cycle);
            second = (cycle + position) / _cycles * SecondsPerDay;
        }
        else
        {
            second = ActivityCurve.OpeningSecond + (ActivityCurve.PositionOf(share) * ActivityCurve.OfficeSeconds);
        }

        return StartOf(number.Day) + Math.Min((long)second, SecondsPerDay - 1);
    }

    /// <summary>The share (0–1) of the round-the-clock activity of its local day that is over at the instant.</summary>
    public double ElapsedShare(long at)
    {
        var day = DayOf(at);
        var position = (at - StartOf(day)) / (double)SecondsPerDay * _cycles;
        var cycle = Math.Floor(position);
        return (cycle + ActivityCurve.ShareAt(position - cycle)) / _cycles;
    }

    public long StartOf(int day) => zone.StartOf(day).Microseconds / 1_000_000;

    public int DayOf(long at) => zone.DayOf(new Moment(at * 1_000_000));
}
