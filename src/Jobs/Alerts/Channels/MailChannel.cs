using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ioc.Jobs.Alerts.Channels.Mail;
using Ioc.Jobs.Alerts.Outgoing;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>E-mail: one connection a message, the server's own words as the receipt. A repeat has the same Message-ID.</summary>
internal sealed partial class MailChannel(ChannelOptions options, AddressGuard guard, LetterWriter letters) : IAlertChannel
{
    public async Task<DeliveryResult> SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (!Mailbox().IsMatch(message.Address))
        {
            return DeliveryResult.Permanent("the receiver's address is no e-mail address");
        }

        if (!ChannelSecret.TryRead(options.Password, options.PasswordFile, out var password))
        {
            return DeliveryResult.Transient("the password cannot be read");
        }

        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        whole.CancelAfter(options.Timeout);
        try
        {
            var from = new MailAddress(options.From!);
            var mail = MailText.Of(message, letters.Write(message, options.MostItems), from);
            await using var talk = await SmtpTalk.BeginAsync(guard, options, password, from.Host, whole.Token);
            return DeliveryResult.Delivered(await talk.SendAsync(from.Address, message.Address, mail, whole.Token));
        }
        catch (SmtpRefusedException refused)
        {
            return refused.IsPermanent ? DeliveryResult.Permanent(refused.Message) : DeliveryResult.Transient(refused.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Transient("the mail server did not answer in time");
        }
        catch (AddressRefusedException refused)
        {
            return DeliveryResult.Permanent($"refused: {refused.Message}");
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            return DeliveryResult.Transient("no connection to the mail server, or it broke");
        }
        catch (Exception insecure) when (insecure is AuthenticationException or CryptographicException)
        {
            return DeliveryResult.Transient("no secure connection to the mail server (certificate or protocol)");
        }
    }

    /// <summary>What every mail server takes without quoting; nothing that could end a line or an address.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Mailbox();
}
