using System.Net.Http.Json;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>A Telegram bot (`sendMessage` of the Bot API). Telegram knows no idempotency key: a repeat after a crash is a second message.</summary>
internal sealed class TelegramChannel(ChannelOptions options, GuardedClient client, LetterWriter letters) : IAlertChannel
{
    /// <summary>Where the Bot API is when the options do not say.</summary>
    public static readonly Uri Home = new("https://api.telegram.org");

    // The limit of the Bot API counts after the tags are taken away; counted with them it is safe.
    private const int LongestText = 4096;

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (message.Address.Length == 0)
        {
            return DeliveryResult.Permanent("the receiver has no chat id");
        }

        if (!ChannelSecret.TryRead(options.Token, options.TokenFile, out var token) || token is null)
        {
            return DeliveryResult.Transient("the bot's token cannot be read");
        }

        var text = FittedText.Of(message, options.MostItems, LongestText, (told, most) => TelegramForm.Of(letters.Write(told, most)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url ?? Home, $"/bot{Uri.EscapeDataString(token).Replace("%3A", ":", StringComparison.Ordinal)}/sendMessage"))
        {
            Content = JsonContent.Create(new { chat_id = message.Address, text, parse_mode = "HTML", link_preview_options = new { is_disabled = true } }),
        };
        return Judge(await client.SendAsync(request, cancellationToken));
    }

    private static DeliveryResult Judge(OutgoingAnswer answer) => answer.Status switch
    {
        200 when AnswerJson.Number(answer.Body, "result", "message_id") is { } id => DeliveryResult.Delivered($"message {id}"),
        200 => DeliveryResult.Transient("HTTP 200 without the id of a message"),

        // The bot is asked for nothing but its own token: these two mean that the token is wrong, which an operator can mend.
        401 or 404 => DeliveryResult.Transient($"HTTP {answer.Status}: the bot's token is refused"),
        403 => DeliveryResult.Permanent("HTTP 403: the chat does not take messages from the bot"),
        429 => DeliveryResult.Transient(
            "HTTP 429", AnswerJson.Number(answer.Body, "parameters", "retry_after") is > 0 and <= 21_600 and var wait ? TimeSpan.FromSeconds(wait) : answer.Result.RetryAfter),
        _ => answer.Result,
    };
}
