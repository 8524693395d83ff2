using Ioc.Kpi.Sources;
using Microsoft.Extensions.Hosting;

namespace Ioc.Ingest.Sources;

/// <summary>Declares the sources that send, so that they show on every screen before they are first heard from.</summary>
internal sealed class SourceDeclarer(IngestOptions options, SourceBook book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var source in options.Sources.Where(source => source.Kind == SourceKind.Push))
        {
            book.Declare(source.Declare());
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
