using Ioc.Ingest;
using Ioc.Ingest.Board;
using Ioc.Ingest.Series.Rebuilding;
using Ioc.Kpi.Series;
using Ioc.Server.Configuration;
using Ioc.Server.Imports;
using Ioc.Server.Roles;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Journal;
using Ioc.Storage.Series;

namespace Ioc.Server.Commands;

/// <summary>`ioc series rebuild`: a line for each day, and at the end which days are exact. Runs beside a service on the same stores.</summary>
internal static class RebuildSeries
{
    public static async Task<int> RunAsync(RebuildRange days, Settings settings, TextWriter output, TextWriter error)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddProvince(settings);
        services.AddDurableStores(settings);
        services.AddDirectSeries(settings);
        services.AddCatalogues(settings);
        services.AddSeriesRebuild(settings.DataDirectory);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IJournal>().OpenOrExplainAsync();
        provider.LoadCatalogues(settings);

        var rebuilt = new List<RebuiltDay>();
        try
        {
            using (new ProgressLine(() => rebuilt.Count == 0 ? "reading the dossiers" : $"{rebuilt[^1].Day:O}"))
            {
                await provider.GetRequiredService<SeriesRebuild>().RunAsync(days, Tell, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or BoardIncompleteException or CheckpointDamagedException or SeriesStoreException)
        {
            error.WriteLine(exception.Message);
            error.WriteLine(rebuilt.Count == 0 ? "Nothing was rebuilt." : $"Days up to {rebuilt[^1].Day:O} are stored; the same command goes on behind them.");
            return ExitCode.Refused;
        }

        output.WriteLine(Summary(rebuilt));
        return ExitCode.Done;

        void Tell(RebuiltDay day)
        {
            rebuilt.Add(day);
            output.WriteLine($"{day.Day:O}  {day.Points,7} points  {Exactness(day)}");
        }
    }

    private static string Exactness(RebuiltDay day) => day.Unsure switch
    {
        0 => "exact",
        null => "not exact: the journal does not reach back to this day; stocks that leave out waiting dossiers count every one, where nothing stood",
        var unsure => $"not exact: of {unsure} dossiers the journal does not say whether they waited",
    };

    private static string Summary(List<RebuiltDay> rebuilt)
    {
        var exact = rebuilt.Where(day => day.IsExact).Select(day => day.Day).ToList();
        var range = exact.Count == 0 ? "" : $", from {exact[0]:O} to {exact[^1]:O}";
        return $"{rebuilt.Count} days rebuilt, {exact.Count} of them exact{range}.";
    }
}
