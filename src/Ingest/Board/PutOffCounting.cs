namespace Ioc.Ingest.Board;

/// <summary>
/// Folds the updates of a replay. Nobody reads the board meanwhile, so updates are merged into their dossiers first and a dossier that changes many
/// times is counted once: on another thread, a batch at a time, while the next updates are merged. Used once.
/// </summary>
internal sealed class PutOffCounting : IDisposable
{
    /// <summary>
    /// A dossier that changes again after its batch was taken is counted again, so batches are large; but counting takes longer than merging and
    /// should begin early.
    /// </summary>
    private const int FewestUncounted = 65_536;

    /// <summary>Two copies of each record stand in memory meanwhile, about 140 bytes.</summary>
    private const int MostUncounted = 262_144;

    private readonly LiveBoard _board;
    private readonly int _fewest;
    private Task _counting = Task.CompletedTask;

    public PutOffCounting(LiveBoard board, int fewest = FewestUncounted)
    {
        (_board, _fewest) = (board, fewest);
        board.Peek(kpis =>
        {
            kpis.PutCountingOff();
            return true;
        });
    }

    public void Apply(JournalReplay.Slice slice)
    {
        var uncounted = _board.Peek(kpis =>
        {
            kpis.Apply(slice.Updates);
            return kpis.Uncounted;
        });
        if (uncounted >= MostUncounted || (uncounted >= _fewest && _counting.IsCompleted))
        {
            WaitForCounting();

            // A thread of its own: those of the pool start the rest of the service meanwhile.
            _counting = Task.Factory.StartNew(
                _board.Peek(kpis => kpis.TakePutOff()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Counts the rest; after that the board can be read.</summary>
    public void End()
    {
        WaitForCounting();
        _board.Change(kpis =>
        {
            kpis.CountPutOff();
            return true;
        });
    }

    /// <summary>A replay that was broken off leaves a board that is thrown away, but not while somebody counts on it.</summary>
    public void Dispose() => ((IAsyncResult)_counting).AsyncWaitHandle.WaitOne();

    private void WaitForCounting() => _counting.GetAwaiter().GetResult();
}
