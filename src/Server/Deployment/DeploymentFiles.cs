using Ioc.Ingest.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Server.Configuration;
using Ioc.Server.Roles;
using Ioc.Storage.Catalogues;

namespace Ioc.Server.Deployment;

/// <summary>
/// Looks at the calendar file and the catalogue files of the deployment every few seconds. A changed one that is right is in force at once, and
/// every dossier is counted by it while everything else goes on; of a wrong one every problem is told, and what was in force stays.
/// </summary>
internal sealed partial class DeploymentFiles(
    Settings settings, ContentFolder content, CatalogueStore store, CatalogueBook catalogues, IBoardRules rules, TimeProvider clock, ILogger<DeploymentFiles> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var named = new[] { settings.Options.Calendar.File, settings.Options.Catalogues.Procedures, settings.Options.Catalogues.Agencies }
            .Where(file => !string.IsNullOrEmpty(file)).Select(file => Path.GetFullPath(file!, content.Path)).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var stamps = new FileStamps(named);
        stamps.HaveChanged();
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (stamps.HaveChanged())
                {
                    await TakeAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var files = CatalogueFiles.Read(settings.Options.Catalogues, content.Path);
            var problems = files.Problems.ToList();
            if (settings.Options.Calendar.Load() is { } fault)
            {
                problems.Add($"Ioc:Calendar:File = '{settings.Options.Calendar.File}': {fault}");
            }

            foreach (var problem in problems)
            {
                Log.Refused(logger, problem);
            }

            if (problems.Count == 0)
            {
                var started = clock.GetTimestamp();
                catalogues.Current = store.Take(files, clock.GetUtcNow());
                await rules.RecountAsync(settings.Options.Calendar.InForce, cancellationToken);
                Log.Taken(logger, clock.GetElapsedTime(started));
            }
        }
#pragma warning disable CA1031 // The loop's one try: what was in force stays, and the next change is looked at again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A changed file is refused, what was in force stays: {Problem}")]
        public static partial void Refused(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Information, "Calendar and catalogue were read again; every dossier is counted by them after {Elapsed}")]
        public static partial void Taken(ILogger logger, TimeSpan elapsed);

        [LoggerMessage(LogLevel.Error, "Changed files could not be taken; what was in force stays")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
