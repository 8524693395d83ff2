using Ioc.Ingest.Imports;
using Ioc.Kpi.Inbox;
using Ioc.Server.Commands;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;

namespace Ioc.Server.Imports;

/// <summary>`ioc import`: through the server that runs on these stores, otherwise straight into them.</summary>
internal static class ImportCommand
{
    public static async Task<int> RunAsync(CommandLine command, Settings settings)
    {
        if (!settings.Options.Sources.Exists(source => source.Id == command.Source))
        {
            return Refuse($"No source '{command.Source}' is configured; add one under Ioc:Sources (an id is enough).");
        }

        var mappingText = "";
        var mapping = ImportMapping.None;
        try
        {
            if (command.Mapping is not null)
            {
                mappingText = await File.ReadAllTextAsync(command.Mapping);
                if (!ImportMappingFile.TryRead(new StringReader(mappingText), command.Mapping, out mapping, out var problems))
                {
                    return Refuse(string.Join(Environment.NewLine, problems));
                }
            }

            await using var file = File.OpenRead(command.File!);
            using var stores = StoreLock.TryTake(settings.DataDirectory);
            var report = stores is null
                ? await ImportThroughServer.RunAsync(Server(settings), file, command.Source!, mappingText)
                : await ImportIntoStores.RunAsync(settings, file, new ImportRequest(command.Source!) { Mapping = mapping });
            return report.Say();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException or InboxUnavailableException)
        {
            return Refuse(exception.Message);
        }
    }

    private static ServerFile Server(Settings settings) =>
        ServerFile.Find(settings.DataDirectory) ?? throw new IOException(
            $"Another ioc uses the stores in {settings.DataDirectory}, and is not ready to take an import; try again.");

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCode.Refused;
    }
}
