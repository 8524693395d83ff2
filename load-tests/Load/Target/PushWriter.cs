using System.Diagnostics;
using System.Text.Json;
using Ioc.Load.Audit;
using Ioc.Load.Http;
using Ioc.Load.Records;

namespace Ioc.Load.Target;

/// <summary>
/// One sender with a connection of its own. It sends a batch until the server has acknowledged it and tells the ledger only then.
/// One batch at a time.
/// </summary>
internal sealed class PushWriter : IDisposable
{
    private static readonly TimeSpan PauseWhenBroken = TimeSpan.FromMilliseconds(200);

    private readonly HttpLine _line;
    private readonly RequestBuffer _request;
    private readonly RecordTemplate _template;
    private readonly DossierPlan _plan;
    private readonly Ledger _ledger;
    private readonly UpdateRef[] _updates;
    private readonly string _head;

    public PushWriter(Uri server, int source, DossierPlan plan, Ledger ledger, int batchSize, RecordTemplate template)
    {
        _line = new HttpLine(server);
        _plan = plan;
        _ledger = ledger;
        _template = template;
        _updates = new UpdateRef[batchSize];
        _request = new RequestBuffer(batchSize * template.Length);
        _head = $"POST /api/v1/dossier-updates HTTP/1.1\r\nHost: {server.Authority}\r\n"
            + $"Authorization: Bearer {LoadSources.Key(source)}\r\nContent-Type: application/x-ndjson\r\n";
        for (var i = 0; i < batchSize; i++)
        {
            template.Prepare(_request.Body[(i * template.Length)..]);
        }
    }

    /// <summary>Takes a batch from the stream and sends it.</summary>
    /// <returns>How many updates were acknowledged; zero at the end of the stream.</returns>
    public async Task<int> SendNextAsync(UpdateStream stream, CancellationToken cancellationToken = default)
    {
        var count = stream.Take(_updates);
        if (count > 0)
        {
            await SendAsync(count, cancellationToken);
        }

        return count;
    }

    public void Dispose() => _line.Dispose();

    private async Task SendAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            _template.Write(_request.Body[(i * _template.Length)..], _plan, _updates[i]);
        }

        var request = _request.With(_head, count * _template.Length);
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var answer = await _line.SendAsync(request);
                if (answer.Status == 200)
                {
                    Acknowledge(answer, count, Stopwatch.GetElapsedTime(started));
                    return;
                }

                if (answer.Status is not (429 or 503))
                {
                    throw new InvalidOperationException($"A push was answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body.Span)}");
                }

                _ledger.Refused(answer.Status, answer.RetryAfter is not null);
                await Task.Delay(TimeSpan.FromSeconds(answer.RetryAfter ?? 1), TimeProvider.System, cancellationToken);
            }
            catch (IOException)
            {
                _ledger.Broken();
                await Task.Delay(PauseWhenBroken, TimeProvider.System, cancellationToken);
            }
        }
    }

    private void Acknowledge(HttpAnswer answer, int count, TimeSpan took)
    {
        int accepted = 0, unchanged = 0, rejected = 0;
        var json = new Utf8JsonReader(answer.Body.Span);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (json.ValueTextEquals("accepted"u8))
            {
                accepted = Number(ref json);
            }
            else if (json.ValueTextEquals("unchanged"u8))
            {
                unchanged = Number(ref json);
            }
            else if (json.ValueTextEquals("rejectedTotal"u8))
            {
                rejected = Number(ref json);
            }
        }

        _ledger.Acknowledged(_updates.AsSpan(0, count), accepted, unchanged, rejected, took);
    }

    private static int Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }
}
