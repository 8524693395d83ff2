using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Simulator.Catalogue;

namespace Ioc.Simulator.Lives;

/// <summary>
/// Derives the whole life of a dossier from the seed and its number, so nothing is stored and a restart finds the same province.
/// Immutable; any thread may call, each with its own <see cref="DossierLife"/>.
/// </summary>
/// <remarks>
/// Lives of the live streams end within 20 hours: a reader who knows yesterday and today therefore never meets an update of a dossier
/// that it was not told of. Proportions follow published figures of real provinces.
/// </remarks>
internal sealed class LifeGenerator(SimulatorOptions options, ProvinceCatalogue catalogue, LocalTime zone)
{
    /// <summary>From this local hour on a same-day procedure counts as received on the next working day.</summary>
    public const int CutoffHour = 15;

    private const int Minute = 60;
    private const int Hour = 3600;
    private const int ClosingSecond = 17 * Hour;

    public Arrivals Arrivals { get; } = new(options, zone);

    public ProvinceCatalogue Catalogue => catalogue;

    /// <summary>Writes the life of the dossier over whatever <paramref name="life"/> held.</summary>
    /// <param name="count">The day's count of the stream (<see cref="Arrivals.CountOf"/>).</param>
    public void Fill(DossierLife life, DossierNumber number, int count)
    {
        var random = DossierRandom.Of(options.Seed, (int)number.Stream, number.Day, number.Index);
        life.Begin(number);
        ChooseWhatAndWho(life, ref random);
        ChoosePapers(life, ref random);
        life.Submitted = Arrivals.TimeOf(number, count, random.Fraction());
        var live = Arrivals.IsLive(number.Stream);
        var received = Receive(life, live, ref random);
        if (received == 0)
        {
            return;
        }

        if (live)
        {
            LiveLives.Continue(life, received, this, ref random);
        }
        else
        {
            OfficeLives.Continue(life, received, this, ref random);
        }
    }

    public int SecondOfDay(long at) => (int)(at - Arrivals.StartOf(Arrivals.DayOf(at)));

    /// <summary>
    /// The due date: the hour of receipt, the allowed working days later; a same-day procedure received after 15:00 or on a day off is due
    /// on the next working day.
    /// </summary>
    public long DueOf(long received, int workingDays)
    {
        var day = Arrivals.DayOf(received);
        var second = SecondOfDay(received);
        if (workingDays == 0)
        {
            var today = second < CutoffHour * Hour ? WorkingDays.BuiltIn.After(day, 0) : WorkingDays.BuiltIn.After(day, 1);
            return Arrivals.StartOf(today) + ClosingSecond;
        }

        var hour = Math.Clamp(second, (7 * Hour) + (30 * Minute), ClosingSecond);
        return Arrivals.StartOf(WorkingDays.BuiltIn.After(day, workingDays)) + hour;
    }

    private void ChooseWhatAndWho(DossierLife life, ref DossierRandom random)
    {
        var commune = life.Number.Stream is DossierStream.CommuneLive or DossierStream.CommuneOffice;
        life.Agency = commune
            ? catalogue.Communes[ProvinceCatalogue.CommuneChoice.Pick(random.Fraction())]
            : catalogue.Departments[ProvinceCatalogue.DepartmentChoice.Pick(random.Fraction())];
        life.Procedure = life.Agency.Procedures[life.Agency.ProcedureChoice.Pick(random.Fraction())];
        life.Channel = random.Chance(life.Agency.Online) ? Channel.Online : random.Chance(0.85) ? Channel.Counter : Channel.Postal;
        life.Applicant = random.Chance(life.Procedure.ForBusiness ? 0.6 : 0.03) ? 2 : random.Chance(0.03) ? random.Between(3, 4) : 1;
        life.IdentityVerified = life.Channel == Channel.Online && random.Chance(0.95);
        life.Person = (uint)random.Next();
    }

    private static void ChoosePapers(DossierLife life, ref DossierRandom random)
    {
        life.Components = random.Between(1, 5);
        life.Digitised = random.Chance(life.Agency.Digitised) ? random.Between((life.Components + 1) / 2, life.Components) : 0;
        life.Reused = random.Chance(life.Agency.Reused) ? random.Between(1, life.Components) : 0;
        life.FromNationalStore = life.Reused > 0 && random.Chance(0.3);
        life.Payment = life.Procedure.Fee == 0 ? 0 : random.Chance(0.7) ? (random.Chance(0.8) ? 1 : 2) : 3;
        life.ElectronicResult = random.Chance(life.Procedure.ResultRequired ? 0.93 : 0.3);
    }

    /// <summary>Registration and intake; 0 when the dossier is refused there.</summary>
    private long Receive(DossierLife life, bool live, ref DossierRandom random)
    {
        if (life.Channel != Channel.Online)
        {
            life.Add(LifeStep.Accepted, life.Submitted);
            return life.LastAt;
        }

        life.Add(LifeStep.Registered, life.Submitted);
        var looked = life.Submitted + (live ? random.Between(30, 8 * Minute) : random.Between(3 * Minute, 90 * Minute));
        if (!live)
        {
            looked = InOffice(looked, ref random);
        }

        if (random.Chance(0.01))
        {
            life.Add(LifeStep.RefusedAtIntake, looked);
            return 0;
        }

        life.Add(LifeStep.Accepted, looked);
        return life.LastAt;
    }

    /// <summary>The instant itself in office hours, else some time in the next morning that is worked.</summary>
    private long InOffice(long at, ref DossierRandom random)
    {
        var day = Arrivals.DayOf(at);
        if (WorkingDays.BuiltIn.IsWorkingDay(day) && SecondOfDay(at) < ClosingSecond + (30 * Minute))
        {
            return at;
        }

        return Arrivals.StartOf(WorkingDays.BuiltIn.After(day, 1)) + (7 * Hour) + random.Between(30 * Minute, 2 * Hour);
    }
}
