using System.Security.Cryptography;
using System.Text;
using Ioc.Ingest.Imports;
using Ioc.Kpi.Inbox;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ioc.Server.Imports;

/// <summary>
/// `POST /local/imports?source=ID`: the door of `ioc import` while the server runs. Open to this machine only, and only to whoever can
/// read the token in `server.json`. The body has two parts, in this order: the mapping (may be empty) and the file, which streams.
/// </summary>
internal static class LocalImport
{
    public const string Path = "/local/imports";

    public static void MapLocalImport(this IEndpointRouteBuilder routes, Settings settings, string token) =>
        routes.MapPost(Path, (HttpContext context, CsvImporter importer) => TakeAsync(context, importer, settings, token))
            .AddEndpointFilter<LoopbackOnly>().ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> TakeAsync(HttpContext context, CsvImporter importer, Settings settings, string token)
    {
        var source = context.Request.Query["source"].ToString();
        if (!Admits(context.Request, token))
        {
            return Results.Unauthorized();
        }

        if (!settings.Options.Sources.Exists(known => known.Id == source) || MultipartReaderOf(context) is not { } parts)
        {
            return Results.BadRequest();
        }

        var mapping = await ReadMappingAsync(parts, context.RequestAborted);
        if (mapping is null || await parts.ReadNextSectionAsync(context.RequestAborted) is not { } file)
        {
            return Results.BadRequest();
        }

        try
        {
            var request = new ImportRequest(source) { Mapping = mapping, Patience = TimeSpan.FromMinutes(1) };
            return Results.Json(ImportReport.Of(await importer.ImportAsync(file.Body, request, context.RequestAborted)), ImportReport.Json);
        }
        catch (InboxUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static bool Admits(HttpRequest request, string token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {token}"));

    private static MultipartReader? MultipartReaderOf(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        return MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Boundary.HasValue
            ? new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, context.Request.Body) { BodyLengthLimit = null }
            : null;
    }

    private static async Task<ImportMapping?> ReadMappingAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        if (await parts.ReadNextSectionAsync(cancellationToken) is not { } section)
        {
            return null;
        }

        var text = await new StreamReader(section.Body).ReadToEndAsync(cancellationToken);
        return text.Length == 0 ? ImportMapping.None
            : ImportMappingFile.TryRead(new StringReader(text), "mapping", out var mapping, out _) ? mapping : null;
    }
}
