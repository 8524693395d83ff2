namespace Ioc.Load.Records;

/// <summary>
/// The lives of a load test's dossiers. Everything about a dossier follows from its number, so what the service must count in the end
/// can be worked out without keeping anything but the last acknowledged step of each. Times are seconds since 1970 of the local clock.
/// </summary>
internal sealed class DossierPlan(long firstReceived, long span, int dossiers, int stepSeconds, bool varied)
{
    public const int Agencies = 40;
    public const int MaxSteps = 8;
    private const int ProceduresOfAnAgency = 25;
    private const long Day = 86_400;

    public int Dossiers => dossiers;

    /// <summary>Lives spread over the year before now, in the order of their arrival; up to eight updates each, 4.5 in the mean.</summary>
    public static DossierPlan PastYear(int dossiers, bool varied = true)
    {
        var now = LocalSeconds.Now();
        return new DossierPlan(now - (375 * Day), 360 * Day, dossiers, stepSeconds: 17_280, varied);
    }

    /// <summary>Dossiers received from now on back over the given time, with eight updates that follow each other within the minute.</summary>
    public static DossierPlan Today(int dossiers, TimeSpan past)
    {
        var now = LocalSeconds.Now();
        var seconds = Math.Min((long)past.TotalSeconds, now % Day);
        return new DossierPlan(now - seconds, Math.Max(1, seconds), dossiers, stepSeconds: 1, varied: false);
    }

    public int StepsOf(int dossier) => varied ? 1 + (int)(Mix(dossier) % MaxSteps) : MaxSteps;

    public static int AgencyOf(int dossier) => (int)((Mix(dossier) >> 8) % Agencies);

    public static int ProcedureOf(int dossier) => (AgencyOf(dossier) * ProceduresOfAnAgency) + (int)((Mix(dossier) >> 24) % ProceduresOfAnAgency);

    /// <summary>`KenhThucHien`: online for seven in ten.</summary>
    public static int ChannelOf(int dossier) => ((Mix(dossier) >> 40) % 10) switch { < 7 => 2, < 9 => 1, _ => 3 };

    public long ReceivedAt(int dossier) => firstReceived + (dossier * span / dossiers);

    public long DueAt(int dossier) => ReceivedAt(dossier) + ((1 + (long)((Mix(dossier) >> 44) % 4)) * Day);

    public long ChangedAt(UpdateRef update) => ReceivedAt(update.Dossier) + (update.Step * (long)stepSeconds);

    /// <summary>`TrangThaiHoSo` after the step: received, worked on with two waits, finished, handed over.</summary>
    public int StatusAt(UpdateRef update)
    {
        var steps = StepsOf(update.Dossier);
        if (update.Step >= FinishStep(steps))
        {
            return update.Step == steps - 1 ? 10 : 9;
        }

        return update.Step switch { 0 => 2, 2 => 5, 4 => 6, _ => 4 };
    }

    /// <summary>The step at which the dossier is finished; beyond its last one when it stays open.</summary>
    public int FinishStepOf(int dossier) => FinishStep(StepsOf(dossier));

    private static int FinishStep(int steps) => steps >= 4 ? steps - 2 : steps == 3 ? 2 : MaxSteps;

    /// <summary>A number spread over 64 bits (the finaliser of SplitMix64).</summary>
    private static ulong Mix(int number)
    {
        var mixed = (ulong)number * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
