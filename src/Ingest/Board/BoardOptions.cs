namespace Ioc.Ingest.Board;

/// <summary>Options of the live board: <c>Ioc:Checkpoint</c> and <c>Ioc:Retention:Journal</c>.</summary>
public sealed class BoardOptions
{
    public CheckpointOptions Checkpoint { get; set; } = new();

    /// <value>Age from which journal rows that a checkpoint covers are deleted. Default 400 days.</value>
    public TimeSpan KeepJournal { get; set; } = TimeSpan.FromDays(400);
}
