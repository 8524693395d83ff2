namespace Ioc.Storage.Series;

/// <summary>One connection that its users take in turn; opened at first use and again after an error.</summary>
internal sealed class SeriesConnection(string path) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SeriesTables? _tables;
    private bool _disposed;

    public async ValueTask<T> UseAsync<T>(Func<SeriesTables, T> act, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _tables ??= new SeriesTables(path);
            return act(_tables);
        }
        catch
        {
            // Ids of series that were rolled back, and whatever the connection is worth now, go with it.
            _tables?.Dispose();
            _tables = null;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _gate.Wait();
        _disposed = true;
        _tables?.Dispose();
        _tables = null;
        _gate.Release();
    }
}
