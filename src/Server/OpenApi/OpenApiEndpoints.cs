using System.Text.Json.Serialization;
using Ioc.Server.Hosting;

namespace Ioc.Server.OpenApi;

/// <summary>`GET /openapi/v1.json`, made from the endpoints themselves, for this machine and for operators.</summary>
internal static class OpenApiEndpoints
{
    public static void AddApiDocument(this IServiceCollection services)
    {
        // Numbers are numbers; by default the document would allow them as texts too.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Ioc";
            document.Info.Version = "1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AddEndpointFilter<IEndpointConventionBuilder, LocalOrOperator>();
}
