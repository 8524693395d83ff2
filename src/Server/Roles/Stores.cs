using System.Data.Common;
using Ioc.Ingest;
using Ioc.Ingest.Series;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Server.Metrics;
using Ioc.Storage;
using Ioc.Storage.Alerts;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Storage.Series.Spool;
using Ioc.Storage.Sources;

namespace Ioc.Server.Roles;

/// <summary>The stores: files in the data directory, and an InfluxDB for the series where one is chosen.</summary>
internal static class Stores
{
    public static void AddStores(this IServiceCollection services, Settings settings)
    {
        services.AddDurableStores(settings);
        services.AddSeries(settings, settings.StorageOptions());
    }

    /// <summary>Journal, checkpoint and the sources' state.</summary>
    public static void AddDurableStores(this IServiceCollection services, Settings settings)
    {
        var options = settings.StorageOptions();

        // Made by the container, so that it closes them: what stands in a -wal file is then moved into its database.
        services.AddSingleton<IJournal>(_ => new SqliteJournal(options.JournalFile));
        services.AddSingleton<ICheckpointStore>(_ => new SqliteCheckpointStore(options.StateFile));
        services.AddSingleton(new SourceStatusStore(options.StateFile));
        services.AddSingleton(_ => new AlertFile(options.AlertFile));
    }

    /// <summary>The series without a spool before them, for a command that waits for each write.</summary>
    public static void AddDirectSeries(this IServiceCollection services, Settings settings)
    {
        var files = settings.StorageOptions();
        services.AddSingleton<ISeriesStore>(provider => settings.Options.Series.Kind == SeriesKind.Embedded
            ? new SqliteSeriesStore(files.SeriesFile, provider.GetRequiredService<LocalTime>(), files.Retention.Series)
            : new InfluxSeriesStore(settings.Options.Influx, provider.GetRequiredService<LocalTime>(), files.Retention.Series, TimeProvider.System));
    }

    private static void AddSeries(this IServiceCollection services, Settings settings, StorageOptions files)
    {
        if (settings.Options.Series.Kind == SeriesKind.Embedded)
        {
            services.AddSingleton<ISeriesStore>(provider =>
                new SqliteSeriesStore(files.SeriesFile, provider.GetRequiredService<LocalTime>(), files.Retention.Series));
            return;
        }

        services.AddSingleton(provider => new InfluxSeriesStore(
            settings.Options.Influx, provider.GetRequiredService<LocalTime>(), files.Retention.Series, TimeProvider.System));
        services.AddSpooledSeries(
            provider => new SeriesSpool(files.SeriesSpoolFile, settings.Options.Series.Spool, provider.GetRequiredService<LocalTime>()),
            provider => TargetOf(provider.GetRequiredService<InfluxSeriesStore>()));
        services.AddHostedService<ServiceSeries>();
    }

    private static SeriesTarget TargetOf(InfluxSeriesStore store) => new(store, store.CheckAsync, store.NameAsync);

    public static StorageOptions StorageOptions(this Settings settings) =>
        new() { DataDirectory = settings.DataDirectory, Retention = settings.Options.Retention };

    /// <summary>Opens the journal and sees that the key of its dossiers is there, or makes it for an empty journal; before any role starts.</summary>
    /// <exception cref="StoresUnusableException">One of them cannot be used; the message says why and what to do.</exception>
    /// <exception cref="InvalidDataException">The key file holds no key.</exception>
    public static async Task OpenStoresAsync(this IServiceProvider services, Settings settings)
    {
        var journal = services.GetRequiredService<IJournal>();
        await journal.OpenOrExplainAsync();
        if (journal.End > JournalPosition.Start && !File.Exists(settings.DossierKeyFile))
        {
            throw new StoresUnusableException(
                $"The journal holds dossiers, but their key {settings.DossierKeyFile} is gone; put it back from the backup. With a new key every dossier would count twice.");
        }

        // The deployment's key exists from the first start on, so that a backup always has it; one that is none is told before a role starts.
        services.GetRequiredService<Func<DossierKeyHasher>>()().Dispose();
    }

    /// <exception cref="StoresUnusableException">It cannot be opened; the message says why and what to do.</exception>
    public static async Task OpenOrExplainAsync(this IJournal journal)
    {
        try
        {
            await journal.OpenAsync(CancellationToken.None);
        }
        catch (JournalDamagedException exception)
        {
            throw new StoresUnusableException(
                $"{exception.Message.TrimEnd('.')}. Put journal.db back from the backup, or run the version of ioc that wrote it.", exception);
        }
        catch (DbException exception)
        {
            throw new StoresUnusableException(
                $"The journal cannot be opened: {exception.Message.TrimEnd('.')}. Let the account of the service write the data directory, and see that the disk has room.", exception);
        }
    }
}
