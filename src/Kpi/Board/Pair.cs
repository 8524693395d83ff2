namespace Ioc.Kpi.Board;

/// <summary>The dossiers of one agency and one procedure: a chain of rows, and counters of its own once there are many.</summary>
internal sealed class Pair(int agency, int procedure)
{
    /// <summary>From this many dossiers on a pair keeps counters; below, a reading counts the chain.</summary>
    public const int CountersFrom = 1024;

    public int Agency { get; } = agency;

    public int Procedure { get; } = procedure;

    public int Head { get; set; } = -1;

    public int Count { get; set; }

    public ScopeCounters? Counters { get; set; }
}
