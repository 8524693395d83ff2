using System.Net.Http.Headers;
using System.Text;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>Forwards to a Prometheus Alertmanager (`POST /api/v2/alerts`), which drops repeats by the labels by itself.</summary>
internal sealed class AlertmanagerChannel(ChannelOptions options, GuardedClient client) : IAlertChannel
{
    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (options.Url is null)
        {
            return DeliveryResult.Permanent("the channel has no address");
        }

        if (!ChannelSecret.TryRead(options.Password, options.PasswordFile, out var password))
        {
            return DeliveryResult.Transient("the password cannot be read");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url.AbsoluteUri.TrimEnd('/') + "/api/v2/alerts"))
        {
            Content = new ByteArrayContent(AlertmanagerJson.Of(message)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (options.User is { Length: > 0 } user)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }

        return (await client.SendAsync(request, cancellationToken)).Result;
    }
}
