namespace Ioc.Simulator.Lives;

/// <summary>Lives that follow the working calendar: days to weeks, some late, a few very late.</summary>
internal static class OfficeLives
{
    private const int Minute = 60;
    private const int Hour = 3600;
    private const int LatestDays = 90;

    public static void Continue(DossierLife life, long received, LifeGenerator generator, ref DossierRandom random)
    {
        var arrivals = generator.Arrivals;
        var allowed = life.Procedure.WorkingDays;
        var receivedDay = arrivals.DayOf(received);
        life.Due = generator.DueOf(received, allowed);
        var waited = random.Chance(0.06) ? random.Between(1, 4) : 0;
        if (waited > 0)
        {
            Supplement(life, received, waited, arrivals, ref random);
        }

        var onTime = random.Chance(life.Agency.OnTime);
        var taken = onTime
            ? (int)(allowed * (0.15 + (0.85 * random.Fraction())))
            : allowed + (int)Math.Min(1 + random.Waiting(4), LatestDays);
        var end = EndOf(received, receivedDay, taken + waited, arrivals, ref random);
        var handedOver = random.Chance(0.7) ? random.Between(10 * Minute, 3 * Hour) : random.Between(20 * Hour, 80 * Hour);
        LifeEnding.Continue(life, Math.Max(end, life.LastAt + (10 * Minute)), handedOver, ref random);
    }

    /// <summary>The applicant takes some working days to send what is missing, and the due date moves by as many.</summary>
    private static void Supplement(DossierLife life, long received, int waited, Arrivals arrivals, ref DossierRandom random)
    {
        var asked = received + random.Between(20 * Minute, 60 * Minute);
        var day = WorkingDays.BuiltIn.After(arrivals.DayOf(asked), waited);
        life.Add(LifeStep.SupplementRequested, asked);
        life.Add(LifeStep.SupplementReceived, arrivals.StartOf(day) + random.Between(8 * Hour, 10 * Hour));
        var dueDay = arrivals.DayOf(life.Due);
        life.DueAfterSupplement = life.Due - arrivals.StartOf(dueDay) + arrivals.StartOf(WorkingDays.BuiltIn.After(dueDay, waited));
    }

    private static long EndOf(long received, int receivedDay, int days, Arrivals arrivals, ref DossierRandom random) =>
        days == 0
            ? received + random.Between(20 * Minute, 2 * Hour)
            : arrivals.StartOf(WorkingDays.BuiltIn.After(receivedDay, days)) + random.Between(8 * Hour, (16 * Hour) + (50 * Minute));
}
