namespace Ioc.Ingest.Board;

/// <summary>Options of the live board: <c>Ioc:Checkpoint</c> and <c>Ioc:Retention:JournalDays</c>.</summary>
public sealed class BoardOptions
{
    public CheckpointOptions Checkpoint { get; set; } = new();

    /// <value>Journal rows that the checkpoint covers are deleted after this many days. Default 400; at least 1.</value>
    public int JournalDays { get; set; } = 400;
}
