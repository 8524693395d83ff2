namespace Ioc.Jobs.Alerts.Channels.Mail;

/// <summary>One reply of a mail server.</summary>
/// <param name="Code">Its number.</param>
/// <param name="Lines">Its texts, printable ASCII.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestText = 200;

    /// <summary>The reply in one short line.</summary>
    public override string ToString()
    {
        var text = $"{Code} {string.Join(' ', Lines)}".Trim();
        return text.Length <= LongestText ? text : text[..LongestText];
    }
}
