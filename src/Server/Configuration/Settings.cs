using Ioc.Jobs.Alerts;
using Ioc.Server.Hosting;

namespace Ioc.Server.Configuration;

/// <summary>The options of one start, as read and checked, with the folders they mean.</summary>
internal sealed class Settings
{
    private Settings(IocOptions options, CatalogueFiles catalogues, IReadOnlyList<string> problems, string contentRoot, bool simulatorRuns)
    {
        Options = options;
        Catalogues = catalogues;
        Problems = problems;
        DataDirectory = Path.GetFullPath(options.DataDirectory, contentRoot);
        DossierKeyFile = options.DossierKeyFile is { Length: > 0 } file
            ? Path.GetFullPath(file, contentRoot) : Path.Combine(DataDirectory, "dossier.key");
        PlanDirectory = PlansOf(options, contentRoot);
        AlertDirectory = options.Alerts.Directory is { Length: > 0 } alerts ? Path.GetFullPath(alerts, contentRoot) : Shipped.Find(contentRoot, "alerts");
        SimulatorRuns = simulatorRuns;
    }

    public IocOptions Options { get; }

    /// <summary>What the catalogue files say.</summary>
    public CatalogueFiles Catalogues { get; }

    /// <summary>Everything that is wrong; the service starts only when this is empty.</summary>
    public IReadOnlyList<string> Problems { get; }

    public string DataDirectory { get; }

    public string DossierKeyFile { get; }

    public string PlanDirectory { get; }

    /// <value>The folder with `rules` and `routing.yaml`.</value>
    public string AlertDirectory { get; }

    public bool SimulatorRuns { get; }

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Options.TimeZone);

    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = new IocOptions();
        var reader = new OptionReader();
        reader.Read(configuration.GetSection("Ioc"), options);
        foreach (var source in options.Sources.Where(source => source.KeyFile is { Length: > 0 }))
        {
            source.KeyFile = Path.GetFullPath(source.KeyFile!, environment.ContentRootPath);
        }

        ResolveFiles(options.Alerts, environment.ContentRootPath);
        if (options.Calendar.File is { Length: > 0 } calendar)
        {
            options.Calendar.File = Path.GetFullPath(calendar, environment.ContentRootPath);
        }

        var simulatorRuns = configuration["Ioc:Simulator:Enabled"] is null or "" ? environment.IsDevelopment() : options.Simulator.Enabled;
        var catalogues = CatalogueFiles.Read(options.Catalogues, environment.ContentRootPath);
        var problems = reader.Problems.Concat(OptionRules.Check(options, environment.IsProduction()))
            .Concat(PlanRules.Check(options.Plans, PlansOf(options, environment.ContentRootPath))).Select(problem => problem.ToString())
            .Concat(options.Displays.Problems()).Concat(options.Simulator.Problems()).Concat(catalogues.Problems);
        return new Settings(options, catalogues, [.. problems], environment.ContentRootPath, simulatorRuns);
    }

    private static void ResolveFiles(AlertOptions alerts, string contentRoot)
    {
        string? Full(string? file) => file is { Length: > 0 } ? Path.GetFullPath(file, contentRoot) : file;
        alerts.Heartbeat.CaFile = Full(alerts.Heartbeat.CaFile);
        foreach (var channel in alerts.Channels)
        {
            (channel.PasswordFile, channel.TokenFile) = (Full(channel.PasswordFile), Full(channel.TokenFile));
            (channel.SecretFile, channel.CaFile) = (Full(channel.SecretFile), Full(channel.CaFile));
        }
    }

    private static string PlansOf(IocOptions options, string contentRoot) =>
        options.Plans.Directory is { Length: > 0 } folder ? Path.GetFullPath(folder, contentRoot) : PlanPlace.Find(contentRoot);
}
