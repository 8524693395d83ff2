namespace Ioc.Ingest.Board;

/// <summary>When a checkpoint is written (<c>Ioc:Checkpoint</c>). One is always written at stop.</summary>
public sealed class CheckpointOptions
{
    /// <value>Default 5 minutes; at least one second. Nothing is written when nothing was accepted meanwhile.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <value>Also after this many journalled updates, so that a start after a flood stays short. Default 2,000,000; at least 1.</value>
    public long Updates { get; set; } = 2_000_000;
}
