using Ioc.Ingest;
using Ioc.Ingest.Imports;
using Ioc.Server.Configuration;
using Ioc.Server.Roles;
using Microsoft.Extensions.Logging.Console;

namespace Ioc.Server.Imports;

/// <summary>
/// Imports without a server, by whoever holds the stores: the board and the doors are started here, and stopped, checkpoint included,
/// when the file is read.
/// </summary>
internal static class ImportIntoStores
{
    public static async Task<ImportReport> RunAsync(Settings settings, FileStream file, ImportRequest request)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddConsole(builder.Logging);
        builder.Services.AddProvince(settings);
        builder.Services.AddStores(settings);
        builder.Services.AddCatalogues(settings);
        builder.Services.AddBoard(settings.BoardOptions());
        builder.Services.AddIngest(settings.IngestOptions());
        var host = builder.Build();
        await using var closing = (IAsyncDisposable)host;
        await host.Services.OpenStoresAsync(settings);
        host.Services.LoadCatalogues(settings);
        await host.StartAsync();

        var rows = 0L;
        ImportResult result;
        using (new ProgressLine(() => $"{Interlocked.Read(ref rows)} rows imported"))
        {
            result = await host.Services.GetRequiredService<CsvImporter>().ImportAsync(
                file,
                request with { Patience = TimeSpan.FromHours(1), Progress = progress => Interlocked.Exchange(ref rows, progress.Rows) },
                CancellationToken.None);
        }

        await host.StopAsync();
        return ImportReport.Of(result);
    }

    /// <summary>On the error stream, since the report stands on the other. Why the board cannot be built is said by the import itself.</summary>
    private static void AddConsole(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error).AddFilter("Ioc.Ingest.Board", LogLevel.None);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
