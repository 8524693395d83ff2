namespace Ioc.Kpi.Board;

/// <summary>The board of this process, kept up to date with the journal. Any thread may call.</summary>
public interface ILiveBoard
{
    /// <summary>True once everything that the journal held at start has been folded.</summary>
    bool IsReady { get; }

    /// <summary>Completes once <see cref="IsReady"/>.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancellationToken);

    /// <summary>Grows with each change of the board (an update folded, or the clock moved over a deadline).</summary>
    long Revision { get; }

    /// <summary>
    /// Runs <paramref name="read"/> while the board stands still, its clock at the present. Covers every update acknowledged before the call.
    /// Keep it short: the fold waits meanwhile.
    /// </summary>
    /// <exception cref="BoardNotReadyException">The board was not ready within two seconds.</exception>
    ValueTask<T> ReadAsync<T>(Func<KpiBoard, T> read, CancellationToken cancellationToken);

    /// <summary>Completes once <see cref="Revision"/> differs from the one given.</summary>
    Task WaitForChangeAsync(long revision, CancellationToken cancellationToken);
}
