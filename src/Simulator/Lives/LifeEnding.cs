namespace Ioc.Simulator.Lives;

/// <summary>From acceptance (or the last supplement) to the end: steps inside the agency, payment, and how it ends.</summary>
internal static class LifeEnding
{
    /// <param name="end">When the work is done, if it comes to that.</param>
    /// <param name="handedOver">Seconds from there until the result is handed over.</param>
    public static void Continue(DossierLife life, long end, int handedOver, ref DossierRandom random)
    {
        var start = life.LastAt;
        var fate = random.Fraction();
        var steps = random.Between(3, 5);
        var early = start + ((end - start) / 2);
        var last = fate < 0.035 ? early : end;
        var pays = life.Procedure.Fee > 0 && fate >= 0.035 && random.Chance(0.35);
        life.Add(LifeStep.Processing, start + ((last - start) / (steps + 1)));
        for (var step = 2; step <= steps; step++)
        {
            var at = start + ((last - start) * step / (steps + 1));
            var payment = pays && step == 2;
            life.Add(payment ? LifeStep.PaymentRequested : LifeStep.Passed, at);
            if (payment)
            {
                life.Add(LifeStep.Paid, at + ((last - start) / (2 * (steps + 1))));
            }
        }

        switch (fate)
        {
            case < 0.015:
                life.Add(LifeStep.Withdrawn, last);
                return;
            case < 0.025:
                life.Add(LifeStep.Stopped, last);
                return;
            case < 0.035:
                life.Add(LifeStep.Refused, last);
                return;
        }

        life.Add(LifeStep.Finished, last);
        if (random.Chance(0.97))
        {
            life.Add(LifeStep.Returned, last + handedOver);
        }
    }
}
