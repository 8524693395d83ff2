namespace Ioc.Jobs.Alerts.Channels.Mail;

/// <summary>The mail server said no, in its own words.</summary>
internal sealed class SmtpRefusedException(string message, bool isPermanent) : Exception(message)
{
    /// <value>Whether this message will never be taken (5xx for sender, receiver or content); a 5xx for the connection or the sign-in is the channel's fault and not the message's.</value>
    public bool IsPermanent { get; } = isPermanent;
}
