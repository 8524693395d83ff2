using Ioc.Ingest;
using Ioc.Ingest.Imports;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Server.Roles;

namespace Ioc.Server.Imports;

/// <summary>Imports without a server: the board and the doors are started here, and stopped, checkpoint included, when the file is read.</summary>
internal static class ImportIntoStores
{
    public static async Task<ImportReport> RunAsync(Settings settings, FileStream file, ImportRequest request)
    {
        using var stores = StoreLock.TryTake(settings.DataDirectory)
            ?? throw new IOException($"Another ioc uses the stores in {settings.DataDirectory}, and is not ready to take an import; try again.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddProvince(settings);
        builder.Services.AddStores(settings);
        builder.Services.AddBoard(settings.BoardOptions());
        builder.Services.AddIngest(settings.IngestOptions());
        using var host = builder.Build();
        await host.Services.OpenStoresAsync();
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
}
