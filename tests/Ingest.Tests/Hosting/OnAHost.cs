using Ioc.Testing;

namespace Ioc.Ingest.Tests.Hosting;

/// <summary>Tests that each get a host of their own, on an empty folder.</summary>
public abstract class OnAHost : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal IngestHost Host { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Host = await IngestHost.StartAsync(_folder);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
