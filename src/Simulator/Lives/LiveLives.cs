namespace Ioc.Simulator.Lives;

/// <summary>Lives of the round-the-clock layer: hours instead of days, over within 20 hours of submission, due dates in real working days.</summary>
internal static class LiveLives
{
    private const int Minute = 60;
    private const int Hour = 3600;

    public static void Continue(DossierLife life, long received, LifeGenerator generator, ref DossierRandom random)
    {
        // Half of those at short notice cross midnight unfinished, and so are late by the day as well.
        var shortNotice = random.Chance((1 - life.Agency.OnTime) * 1.5);
        long end;
        if (shortNotice)
        {
            var arrivals = generator.Arrivals;
            var midnight = arrivals.StartOf(arrivals.DayOf(received) + 1);
            life.Due = Math.Min(received + random.Between(Hour, 3 * Hour), midnight - 1);
            end = received + random.Between(8 * Hour, 17 * Hour);
        }
        else
        {
            life.Due = generator.DueOf(received, life.Procedure.WorkingDays);
            end = received + (long)Math.Min((10 * Minute) + random.Waiting(2.5 * Hour), 17 * Hour);
        }

        if (random.Chance(0.06))
        {
            var asked = received + random.Between(3 * Minute, 20 * Minute);
            var waited = random.Between(10 * Minute, 50 * Minute);
            life.Add(LifeStep.SupplementRequested, asked);
            life.Add(LifeStep.SupplementReceived, asked + waited);
            life.DueAfterSupplement = life.Due + waited;
        }

        LifeEnding.Continue(life, Math.Max(end, life.LastAt + (5 * Minute)), random.Between(2 * Minute, 50 * Minute), ref random);
    }
}
