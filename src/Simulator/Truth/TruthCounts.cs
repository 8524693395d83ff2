namespace Ioc.Simulator.Truth;

/// <summary>What a faithful reader of the simulated systems must count, for every dossier it was told of.</summary>
internal sealed class TruthCounts
{
    /// <summary>Entered dossiers by local day of acceptance.</summary>
    public SortedDictionary<int, int> ReceivedByDay { get; } = [];

    public SortedDictionary<string, int> ReceivedByAgency { get; } = new(StringComparer.Ordinal);

    /// <summary>Finished dossiers by local day, and how many of them not after the day they were due.</summary>
    public SortedDictionary<int, (int Finished, int OnTime)> FinishedByDay { get; } = [];

    public SortedDictionary<byte, int> ByStatus { get; } = [];

    /// <summary>Dossiers told of, those that were never accepted included.</summary>
    public int Dossiers { get; set; }

    public int Received { get; set; }

    public int Online { get; set; }

    public int Counter { get; set; }

    public int Postal { get; set; }

    public int Finished { get; set; }

    public int OnTime { get; set; }

    public int ElectronicResults { get; set; }

    /// <summary>Open, not waiting for the applicant, and due before today.</summary>
    public int OverdueOpen { get; set; }

    public int Open { get; set; }

    public int RefusedAtIntake { get; set; }

    public int Refused { get; set; }

    public int Withdrawn { get; set; }

    public int Stopped { get; set; }

    public int WithSupplement { get; set; }

    public int WithDigitised { get; set; }

    public int WithReused { get; set; }

    public int WithFee { get; set; }

    public int PaidOnline { get; set; }
}
