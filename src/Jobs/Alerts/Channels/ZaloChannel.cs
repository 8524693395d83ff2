using System.Net.Http.Json;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>
/// A Zalo official account: a consultation message (`/v3.0/oa/message/cs`) to a user who follows it. Zalo answers 200 to everything and says
/// in `error` how it went. It knows no idempotency key: a repeat after a crash is a second message.
/// </summary>
internal sealed class ZaloChannel(ChannelOptions options, GuardedClient client, LetterWriter letters) : IAlertChannel
{
    /// <summary>Where the interface is when the options do not say.</summary>
    public static readonly Uri Home = new("https://openapi.zalo.me");

    private const int LongestText = 2000;

    // The user does not follow, has blocked the account, is inactive, or has not written to it for as long as Zalo asks: only the user can mend that.
    private static readonly HashSet<long> OfTheUser = [-213, -217, -227, -230, -232];

    // The message or the number of the user is none.
    private static readonly HashSet<long> OfTheMessage = [-201, -210, -233];

    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (message.Address.Length == 0)
        {
            return DeliveryResult.Permanent("the receiver has no Zalo user id");
        }

        if (!ChannelSecret.TryRead(options.Token, options.TokenFile, out var token) || token is null)
        {
            return DeliveryResult.Transient("the access token cannot be read");
        }

        var text = FittedText.Of(message, options.MostItems, LongestText, (told, most) => PlainForm.Of(letters.Write(told, most), withSubject: true));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url ?? Home, "/v3.0/oa/message/cs"))
        {
            Content = JsonContent.Create(new { recipient = new { user_id = message.Address }, message = new { text } }),
        };
        request.Headers.TryAddWithoutValidation("access_token", token);
        return Judge(await client.SendAsync(request, cancellationToken));
    }

    private static DeliveryResult Judge(OutgoingAnswer answer) =>
        answer.Status != 200 ? answer.Result
        : AnswerJson.Number(answer.Body, "error") switch
        {
            0 => DeliveryResult.Delivered("error 0"),
            null => DeliveryResult.Transient("HTTP 200 without a number of an error"),
            -216 => DeliveryResult.Transient("error -216: the access token is refused or has run out"),
            { } code when OfTheUser.Contains(code) => DeliveryResult.Permanent($"error {code}: the user does not take messages from the account"),
            { } code when OfTheMessage.Contains(code) => DeliveryResult.Permanent($"error {code}: the message or the user id is refused"),
            { } code => DeliveryResult.Transient($"error {code}"),
        };
}
