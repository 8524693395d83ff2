namespace Ioc.Simulator;

/// <summary>The options under `Ioc:Simulator`. The whole province is a function of them and of the clock; nothing is stored.</summary>
public sealed class SimulatorOptions
{
    /// <value>Whether the province exists at all. Default false: only the Development profile, or an operator, switches it on.</value>
    public bool Enabled { get; set; }

    /// <value>The same seed gives the same dossiers, on every machine and after every restart.</value>
    public long Seed { get; set; } = 490_001;

    /// <value>New dossiers of the offices on a working day: they come in office hours and take days to weeks. Days off bring a twentieth.</value>
    public int DossiersPerDay { get; set; } = 400;

    /// <value>
    /// New dossiers of the layer that keeps a wall moving at any hour, in 24 hours of every day, of the past year as well as of today: they
    /// come round the clock and take hours. With the offices that makes 1,600 on a working day: a small province; a large one has 4,000–7,000.
    /// </value>
    public int LiveDossiersPerDay { get; set; } = 1_200;

    /// <value>Days of history before today, 0–1,000. The defaults make about 540,000 dossiers, which a first start reads within a minute.</value>
    public int HistoryDays { get; set; } = 365;

    /// <value>How long one simulated working day (morning rise, lunch dip, peak at 16:30) takes in the round-the-clock layer.</value>
    public TimeSpan DayLength { get; set; } = TimeSpan.FromHours(2);

    /// <value>Whether updates are forwarded late, twice and out of order, as real forwarding does.</value>
    public bool Dirt { get; set; } = true;

    /// <value>A CSV file of the import contract that the source `sim-replay` plays (docs/simulator.md); null: no such source.</value>
    public string? ReplayFile { get; set; }

    /// <value>How many seconds of the file pass in one second.</value>
    public double ReplaySpeed { get; set; } = 60;

    /// <summary>Every problem of these options, each with key, value and what is legal.</summary>
    public IEnumerable<string> Problems()
    {
        if (DossiersPerDay is < 0 or > 50_000)
        {
            yield return $"Ioc:Simulator:DossiersPerDay is {DossiersPerDay}; legal: 0 to 50000.";
        }

        if (LiveDossiersPerDay is < 0 or > 500_000)
        {
            yield return $"Ioc:Simulator:LiveDossiersPerDay is {LiveDossiersPerDay}; legal: 0 to 500000.";
        }

        if (HistoryDays is < 0 or > 1_000)
        {
            yield return $"Ioc:Simulator:HistoryDays is {HistoryDays}; legal: 0 to 1000.";
        }

        if (DayLength < TimeSpan.FromMinutes(5) || DayLength > TimeSpan.FromDays(1))
        {
            yield return $"Ioc:Simulator:DayLength is {DayLength}; legal: 00:05:00 to 1.00:00:00.";
        }

        if (double.IsNaN(ReplaySpeed) || ReplaySpeed is <= 0 or > 1_000_000)
        {
            yield return $"Ioc:Simulator:ReplaySpeed is {ReplaySpeed}; legal: above 0, up to 1000000.";
        }

        if (ReplayFile is not null && !File.Exists(ReplayFile))
        {
            yield return $"Ioc:Simulator:ReplayFile is {ReplayFile}; no such file.";
        }
    }
}
