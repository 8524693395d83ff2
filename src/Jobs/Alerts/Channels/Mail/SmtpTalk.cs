using System.Net.Security;
using System.Text;
using Ioc.Jobs.Alerts.Outgoing;

namespace Ioc.Jobs.Alerts.Channels.Mail;

/// <summary>
/// One conversation with a mail server (RFC 5321, 3207, 4954). The framework's client is not used: it resolves the name by itself, so that
/// the connection cannot be pinned to the address that was checked, and it throws the server's answer away, which is the receipt.
/// </summary>
internal sealed class SmtpTalk : IAsyncDisposable
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(20);

    private readonly string _us;
    private readonly TimeSpan _stepLimit;
    private Stream _stream;
    private SmtpLines _lines;
    private IReadOnlyList<string> _offers = [];

    private SmtpTalk(Stream stream, string us, TimeSpan limit)
    {
        (_stream, _lines, _us) = (stream, new SmtpLines(stream), us);
        _stepLimit = limit < StepLimit ? limit : StepLimit;
    }

    /// <summary>Connects, protects the connection and signs in, as the options say.</summary>
    /// <param name="guard">What may be connected to.</param>
    /// <param name="options">Host, port, protection and account.</param>
    /// <param name="password">The password of the account.</param>
    /// <param name="us">The domain that we speak for.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <exception cref="SmtpRefusedException">The server refuses; never permanent here.</exception>
    public static async Task<SmtpTalk> BeginAsync(
        AddressGuard guard, ChannelOptions options, string? password, string us, CancellationToken cancellationToken)
    {
        var talk = new SmtpTalk(await guard.ConnectAsync(options.Host!, options.Port, cancellationToken), us, options.Timeout);
        try
        {
            if (options.Security == MailSecurity.Tls)
            {
                await talk.ProtectAsync(options, cancellationToken);
            }

            await talk.ExpectAsync(220, null, cancellationToken);
            await talk.GreetAsync(cancellationToken);
            if (options.Security == MailSecurity.StartTls)
            {
                await talk.StartTlsAsync(options, cancellationToken);
            }

            if (options.User is { Length: > 0 } user)
            {
                await talk.SignInAsync(user, password ?? "", cancellationToken);
            }

            return talk;
        }
        catch
        {
            await talk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands one mail over.</summary>
    /// <param name="from">The sender's bare address.</param>
    /// <param name="to">The receiver's bare address.</param>
    /// <param name="mail">The mail with its headers; lines end in CR LF and none begins with a dot.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <returns>What the server said when it took it.</returns>
    /// <exception cref="SmtpRefusedException">It did not take it.</exception>
    public async Task<string> SendAsync(string from, string to, string mail, CancellationToken cancellationToken)
    {
        await ExpectAsync(250, $"MAIL FROM:<{from}>", cancellationToken, ofMessage: true);
        await ExpectAsync(250, $"RCPT TO:<{to}>", cancellationToken, ofMessage: true);
        await ExpectAsync(354, "DATA", cancellationToken, ofMessage: true);
        await StepAsync(token => _lines.WriteAsync(Encoding.ASCII.GetBytes(mail + ".\r\n"), token), cancellationToken);
        var taken = await ExpectAsync(250, null, cancellationToken, ofMessage: true);
        try
        {
            await StepAsync(token => _lines.WriteLineAsync("QUIT", token), cancellationToken);
        }
        catch (Exception late) when (late is IOException or OperationCanceledException)
        {
            // The mail is taken; how the server ends the conversation changes nothing.
        }

        return taken.ToString();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async Task GreetAsync(CancellationToken cancellationToken) => _offers = (await ExpectAsync(250, $"EHLO {_us}", cancellationToken)).Lines;

    private async Task StartTlsAsync(ChannelOptions options, CancellationToken cancellationToken)
    {
        if (!_offers.Contains("STARTTLS", StringComparer.OrdinalIgnoreCase))
        {
            throw new SmtpRefusedException("the mail server offers no STARTTLS", isPermanent: false);
        }

        await ExpectAsync(220, "STARTTLS", cancellationToken);
        if (_lines.HasMore)
        {
            throw new SmtpRefusedException("the mail server spoke before the connection was protected", isPermanent: false);
        }

        await ProtectAsync(options, cancellationToken);
        await GreetAsync(cancellationToken);
    }

    private async Task ProtectAsync(ChannelOptions options, CancellationToken cancellationToken)
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secure;
        await StepAsync(token => secure.AuthenticateAsClientAsync(TrustedAuthorities.Options(options.Host, options.CaFile), token), cancellationToken);
        _lines = new SmtpLines(secure);
    }

    private async Task SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var ways = _offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            await ExpectAsync(235, "AUTH PLAIN " + Base64($"\0{user}\0{password}"), cancellationToken);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            await ExpectAsync(334, "AUTH LOGIN", cancellationToken);
            await ExpectAsync(334, Base64(user), cancellationToken);
            await ExpectAsync(235, Base64(password), cancellationToken);
        }
        else
        {
            throw new SmtpRefusedException("the mail server offers no sign-in with PLAIN or LOGIN", isPermanent: false);
        }
    }

    private async Task<SmtpReply> ExpectAsync(int code, string? command, CancellationToken cancellationToken, bool ofMessage = false)
    {
        SmtpReply? reply = null;
        await StepAsync(
            async token =>
            {
                if (command is not null)
                {
                    await _lines.WriteLineAsync(command, token);
                }

                reply = await _lines.ReadReplyAsync(token);
            },
            cancellationToken);

        // 251 and 252 take a receiver as well (RFC 5321, 4.2.1).
        return reply!.Code == code || (code == 250 && reply.Code is 251 or 252)
            ? reply
            : throw new SmtpRefusedException(reply.ToString(), ofMessage && reply.Code is >= 500 and < 600);
    }

    private async Task StepAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        // Real time even where the service's clock is shifted, since the network's time is.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_stepLimit);
        await step(limit.Token);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
