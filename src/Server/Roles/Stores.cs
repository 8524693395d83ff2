using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Server.Configuration;
using Ioc.Storage;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Storage.Sources;

namespace Ioc.Server.Roles;

/// <summary>The embedded stores: files in the data directory.</summary>
internal static class Stores
{
    public static void AddStores(this IServiceCollection services, Settings settings)
    {
        var options = new StorageOptions { DataDirectory = settings.DataDirectory, Retention = settings.Options.Retention };
        services.AddSingleton<IJournal>(new SqliteJournal(options.JournalFile));
        services.AddSingleton<ICheckpointStore>(new SqliteCheckpointStore(options.StateFile));
        services.AddSingleton(new SourceStatusStore(options.StateFile));
        services.AddSingleton<ISeriesStore>(provider =>
            new SqliteSeriesStore(options.SeriesFile, provider.GetRequiredService<LocalTime>(), options.Retention.Series));
    }

    /// <summary>Opens the journal; before any role starts.</summary>
    public static async Task OpenStoresAsync(this IServiceProvider services) =>
        await services.GetRequiredService<IJournal>().OpenAsync(CancellationToken.None);
}
