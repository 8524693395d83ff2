namespace Ioc.Kpi.Board;

/// <summary>The board has not folded the journal yet; try again shortly.</summary>
public sealed class BoardNotReadyException : Exception
{
    public BoardNotReadyException()
        : base("The board is still folding the journal.")
    {
    }

    public BoardNotReadyException(string message)
        : base(message)
    {
    }

    public BoardNotReadyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
