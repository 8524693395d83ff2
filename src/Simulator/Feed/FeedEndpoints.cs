using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Kpi.Time;
using Ioc.Simulator.Faults;
using Ioc.Simulator.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Simulator.Feed;

/// <summary>The reference source contract: `GET …/{system}/dossiers` and `GET …/{system}/metrics`, bearer key required.</summary>
internal sealed class FeedEndpoints(SimulatedSystems systems, SimulatorAccess access, PortalMetrics metrics, TimeProvider clock)
{
    private const int FlushBytes = 128 * 1024;

    // The records go to JSON readers only, never into a page: letters need no escapes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task DossiersAsync(HttpContext context, string system)
    {
        if (!Admit(context))
        {
            return;
        }

        var feed = systems.Find(system);
        if (feed is null && !access.MetricSystems.Contains(system))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!FeedQuery.TryRead(context.Request.Query, out var query))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var plan = context.RequestServices.GetService<FaultPlan>();
        var fault = plan?.Next(system) ?? FaultKind.None;
        if (fault != FaultKind.None && await FaultyAnswer.TryWriteAsync(context, fault, plan!.RetryAfter, clock))
        {
            return;
        }

        var page = feed?.Read(query.Since, query.Cursor, query.Limit, fault == FaultKind.OutOfOrderPages)
            ?? new FeedPage(clock.GetUtcNow().ToUnixTimeSeconds(), null, 0, (_, _) => { });
        await WriteAsync(context, page, fault == FaultKind.DuplicatePages);
    }

    public async Task MetricsAsync(HttpContext context, string system)
    {
        if (!Admit(context))
        {
            return;
        }

        var known = access.MetricSystems.Contains(system);
        if (!known && systems.Find(system) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var plan = context.RequestServices.GetService<FaultPlan>();
        var fault = plan?.Next(system) ?? FaultKind.None;
        if (fault != FaultKind.None && await FaultyAnswer.TryWriteAsync(context, fault, plan!.RetryAfter, clock))
        {
            return;
        }

        WriteMetrics(context, known);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private bool Admit(HttpContext context)
    {
        if (access.Admits(context.Request.Headers.Authorization))
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return false;
    }

    private static async Task WriteAsync(HttpContext context, FeedPage page, bool overlapByHalf)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, Plain);
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        var flushed = 0L;
        for (var i = 0; i < page.Count; i++)
        {
            page.WriteItem(json, i);
            if (json.BytesCommitted + json.BytesPending - flushed > FlushBytes)
            {
                json.Flush();
                flushed = json.BytesCommitted;
                await body.FlushAsync(context.RequestAborted);
            }
        }

        json.WriteEndArray();
        var next = overlapByHalf ? page.Next?.BackBy(page.Count / 2) : page.Next;
        json.WriteString("nextCursor"u8, next?.ToString());
        WriteAsOf(json, page.AsOf);
        json.WriteEndObject();
        json.Flush();
        await body.FlushAsync(context.RequestAborted);
    }

    private void WriteMetrics(HttpContext context, bool known)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        using var json = new Utf8JsonWriter(context.Response.BodyWriter, Plain);
        json.WriteStartObject();
        WriteAsOf(json, now);
        if (known)
        {
            metrics.Write(json, now);
        }
        else
        {
            json.WriteStartArray("metrics"u8);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteAsOf(Utf8JsonWriter json, long asOf) =>
        json.WriteString("asOf"u8, LocalTime.Vietnam.ToLocal(new Moment(asOf * 1_000_000)));
}
