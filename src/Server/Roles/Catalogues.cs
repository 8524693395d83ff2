using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Time;
using Ioc.Server.Configuration;
using Ioc.Simulator.Catalogue;
using Ioc.Storage.Catalogues;
using Ioc.Storage.Indicators;
using Ioc.Storage.Tasks;

namespace Ioc.Server.Roles;

/// <summary>The customer's catalogues, and the books of what is entered by hand.</summary>
internal static class Catalogues
{
    public static void AddCatalogues(this IServiceCollection services, Settings settings)
    {
        var files = settings.StorageOptions();
        services.AddSingleton(new CatalogueStore(files.CatalogueFile));
        services.AddSingleton<CatalogueBook>();
        services.AddSingleton(provider => new IndicatorStore(files.IndicatorFile, provider.GetRequiredService<LocalTime>()));
        services.AddSingleton(provider => new TaskEvidenceStore(files.TaskFile, provider.GetRequiredService<LocalTime>()));
    }

    /// <summary>Keeps what the files say where it is new, and puts the catalogue in force into the book; before any role starts.</summary>
    /// <exception cref="InvalidDataException">A stored version is damaged; the message says what to do.</exception>
    public static void LoadCatalogues(this IServiceProvider services, Settings settings)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var kept = services.GetRequiredService<CatalogueStore>().Take(settings.Catalogues, now);
        services.GetRequiredService<CatalogueBook>().Current = kept.Procedures.IsEmpty && kept.Agencies.IsEmpty && settings.SimulatorRuns
            ? SimulatedCatalogue.Of(settings.Options.Simulator.Seed, now)
            : kept;
    }

    /// <summary>Keeps what the files say where it is new.</summary>
    /// <returns>The catalogue in force.</returns>
    public static Catalogue Take(this CatalogueStore store, CatalogueFiles files, DateTimeOffset now)
    {
        if (files.Procedures is { } procedures)
        {
            store.Keep(new ProcedureCatalogue(procedures.Entries, procedures.Origin! with { LoadedAt = now }), "Ioc:Catalogues:Procedures");
        }

        if (files.Agencies is { } agencies)
        {
            store.Keep(new AgencyCatalogue(agencies.Entries, agencies.Origin! with { LoadedAt = now }), "Ioc:Catalogues:Agencies");
        }

        return store.Load();
    }
}
