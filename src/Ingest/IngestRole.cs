using Ioc.Ingest.Delivery;
using Ioc.Ingest.Imports;
using Ioc.Ingest.Inbox;
using Ioc.Ingest.Push;
using Ioc.Ingest.Senders;
using Ioc.Ingest.Sources;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ioc.Ingest;

/// <summary>The doors: inbox, push endpoint, imports. Needs the live board of the same process.</summary>
public static class IngestRole
{
    /// <summary>
    /// Adds <see cref="IDossierInbox"/>, <see cref="CsvImporter"/> and the endpoints' parts; declares the push sources. Call it after
    /// <see cref="BoardRole.AddBoard"/>, so that at stop the inbox drains before the last checkpoint is written.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<Func<DossierKeyHasher>>(_ =>
        {
            var secret = DossierKeyFile.ReadOrCreate(options.DossierKeyFile);
            return () => new DossierKeyHasher(secret);
        });
        services.TryAddTransient(provider => provider.GetRequiredService<Func<DossierKeyHasher>>()());
        services.AddSingleton<DossierInbox>();
        services.AddSingleton<IDossierInbox>(provider => provider.GetRequiredService<DossierInbox>());
        services.AddSingleton(MakeSenders);
        services.AddSingleton<SenderKeyring>();
        services.AddSingleton<SenderDoor>();
        services.AddSingleton<LargeBuffer>();
        services.AddSingleton<PushBodyReader>();
        services.AddSingleton<DeliveryLedger>();
        services.AddSingleton<PushEndpoint>();
        services.AddSingleton(provider => new CsvImporter(
            provider.GetRequiredService<IDossierInbox>(), provider.GetRequiredService<DossierCodes>(),
            provider.GetRequiredService<Func<DossierKeyHasher>>(), provider.GetRequiredService<LocalTime>(),
            provider.GetRequiredService<DeliveryLedger>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ImportEndpoint>();
        services.AddHostedService<SourceDeclarer>();
        services.AddHostedService<InboxWorker>();
        return services;
    }

    public static IEndpointRouteBuilder MapIngest(this IEndpointRouteBuilder routes)
    {
        // `source` only describes the query in the API document; the endpoint reads it.
        var api = routes.MapGroup("/api/v1").WithTags("Updates");
        api.MapPost("/dossier-updates", (HttpContext context, PushEndpoint push) => push.HandleAsync(context))
            .WithName("PushUpdates").WithSummary("Takes national exchange records: application/json (an array) or application/x-ndjson, also gzip")
            .Produces<PushReply>().WithProblems(400, 401, 403, 408, 413, 415, 429, 503);
        api.MapPost("/imports", (HttpContext context, string? source, ImportEndpoint imports) => imports.HandleAsync(context))
            .WithName("ImportDossiers").WithSummary("Takes a file of dossiers: text/csv with a header row")
            .Produces<ImportReply>().WithProblems(400, 401, 403, 408, 415, 429, 503);
        return routes;
    }

    private static void WithProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status);
        }
    }

    private static IEnumerable<Sender> MakeSenders(IServiceProvider provider)
    {
        var codes = provider.GetRequiredService<DossierCodes>();
        var zone = provider.GetRequiredService<LocalTime>();
        var hashers = provider.GetRequiredService<Func<DossierKeyHasher>>();
        return [.. provider.GetRequiredService<IngestOptions>().Sources.Select(source => new Sender(
            source, codes, (mapping, id) => new NationalRecordReader(codes, hashers(), mapping, zone, id)))];
    }
}
