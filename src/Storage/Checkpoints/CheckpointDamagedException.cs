namespace Ioc.Storage.Checkpoints;

/// <summary>The stored checkpoint cannot be trusted: discard it and replay the journal.</summary>
public sealed class CheckpointDamagedException : Exception
{
    public CheckpointDamagedException()
    {
    }

    public CheckpointDamagedException(string message)
        : base(message)
    {
    }

    public CheckpointDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
