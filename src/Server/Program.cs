using Ioc.Dashboard;
using Ioc.Ingest;
using Ioc.Jobs;
using Ioc.Server.Accounts;
using Ioc.Server.Alerts;
using Ioc.Server.Commands;
using Ioc.Server.Configuration;
using Ioc.Server.Health;
using Ioc.Server.Hosting;
using Ioc.Server.Imports;
using Ioc.Server.Logging;
using Ioc.Server.Metrics;
using Ioc.Server.OpenApi;
using Ioc.Server.Roles;
using Ioc.Server.Simulation;
using Quartz;

var command = CommandLine.Parse(args);
if (command.Verb is Verb.Help or Verb.Refused)
{
    return HelpText.Say(command);
}

if (command.Verb is Verb.CheckRules or Verb.TestRules)
{
    return RulesCommand.Run(command, Console.Out, Console.Error);
}

try
{
    return await RunAsync();
}
catch (Exception exception) when (StartFault.Explain(exception) is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return ExitCode.Refused;
}

async Task<int> RunAsync()
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
    var settings = Settings.Read(builder.Configuration, builder.Environment);
    if (command.Verb == Verb.CheckConfig)
    {
        return CheckConfig.Run(settings, Console.Out);
    }

    if (settings.Problems.Count > 0)
    {
        return CheckConfig.Refuse(settings, Console.Error);
    }

    if (command.Verb == Verb.Import)
    {
        return await ImportCommand.RunAsync(command, settings);
    }

    if (command.Verb == Verb.ContinueJournal)
    {
        return await ContinueJournal.RunAsync(settings, Console.Out);
    }

    if (command.Verb == Verb.RebuildSeries)
    {
        return await RebuildSeries.RunAsync(command.Days!, settings, Console.Out, Console.Error);
    }

    if (command.Verb == Verb.User)
    {
        return new UserCommand(settings, PasswordPrompt.Here(), Console.Out, Console.Error).Run(command);
    }

    if (command.Verb == Verb.Audit)
    {
        return AuditCommand.Run(settings, Console.Out, Console.Error);
    }

    using var stores = StoreLock.TryTake(settings.DataDirectory);
    if (stores is null)
    {
        return StoreLock.Refuse(settings.DataDirectory);
    }

    var defaultAddress = builder.UseDefaultAddress();
    builder.WebHost.UseStaticWebAssets();
    builder.AddLogFile(settings.DataDirectory);
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

    // Outputs first, inputs last; they stop in reverse.
    var token = ServerFile.NewToken();
    builder.Services.AddSimulatedSources(settings);
    builder.Services.AddProvince(settings);
    builder.Services.AddStores(settings);
    builder.Services.AddCatalogues(settings);
    builder.Services.AddAccounts(settings);
    builder.Services.AddBoard(settings.BoardOptions());
    builder.Services.AddRoom(settings, builder.Environment);
    builder.Services.AddDashboard();
    builder.Services.AddIngest(settings.IngestOptions());
    builder.Services.AddJobs(settings.Options.Sources, settings.DataDirectory);
    builder.Services.StartAfterBoard<QuartzHostedService>();
    builder.Services.AddAlerts(settings);
    builder.Services.AddDeploymentFiles(settings, builder.Environment);
    builder.Services.AddMetricsText();
    builder.Services.AddApiDocument();

    var app = builder.Build();
    await app.Services.OpenStoresAsync(settings);
    app.Services.LoadCatalogues(settings);
    app.Services.BeginBoard();
    app.Services.LoadAccounts();
    app.UseMiddleware<RequestLog>();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapHealth();
    app.MapMetrics();
    app.MapApiDocument();
    app.MapIngest();
    app.MapLocalImport(settings, token);
    app.MapDashboard();
    app.MapSimulatedSources(settings);
    app.AnnounceStart(settings, token, defaultAddress);
    await app.RunAsync();
    return ExitCode.Done;
}
