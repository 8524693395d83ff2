using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>
/// POSTs the message as JSON. `X-Ioc-Signature: v1=` is the HMAC-SHA256 in lower hex over the text of `X-Ioc-Timestamp` (seconds since
/// 1970, of the attempt), a dot, and the body. `Idempotency-Key` is the same at every attempt.
/// </summary>
internal sealed class WebhookChannel(ChannelOptions options, GuardedClient client, LetterWriter letters, TimeProvider clock) : IAlertChannel
{
    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var address = options.Url;
        if (message.Address.Length > 0 && !Uri.TryCreate(message.Address, UriKind.Absolute, out address))
        {
            return DeliveryResult.Permanent("the receiver's address is no URL");
        }

        if (address is null)
        {
            return DeliveryResult.Permanent("neither the receiver nor the channel has an address");
        }

        if (!ChannelSecret.TryRead(options.Secret, options.SecretFile, out var secret) || secret is null)
        {
            return DeliveryResult.Transient("the key of the signature cannot be read");
        }

        var body = MessageJson.Of(message, letters.Write(message, options.MostItems), options.MostItems);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("X-Ioc-Timestamp", timestamp);
        request.Headers.Add("X-Ioc-Signature", "v1=" + Sign(secret, timestamp, body));
        request.Headers.Add("Idempotency-Key", MessageKey.ForHeader(message.Key));
        return (await client.SendAsync(request, cancellationToken)).Result;
    }

    /// <summary>The signature over timestamp and body, in lower hex.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
