using System.Buffers;
using System.Globalization;
using System.Net.Mail;
using System.Text;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels.Mail;

/// <summary>
/// A mail with its headers (RFC 5322, 2045, 2047): pure ASCII, lines of at most 78 characters that end in CR LF, the texts as base64, so
/// that nothing that is told can become a header, a boundary or the end of the mail. The same message always gives the same mail.
/// </summary>
internal static class MailText
{
    private const int LineBytes = 57;
    private const int WordBytes = 42;
    private static readonly SearchValues<char> Special = SearchValues.Create("<>\"=?,:;@()[]\\");

    public static string Of(AlertMessage message, Letter letter, MailAddress from)
    {
        var id = MessageKey.Hash(message.Key)[..32];
        var boundary = $"=_{id}";
        var mail = new StringBuilder();
        Header(mail, "From", from.DisplayName.Length == 0 ? $"<{from.Address}>" : $"{Words(from.DisplayName)}\r\n <{from.Address}>");
        Header(mail, "To", $"<{message.Address}>");
        Header(mail, "Subject", Words(letter.Subject));
        Header(mail, "Date", message.At.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(mail, "Message-ID", $"<{id}@{from.Host}>");
        Header(mail, "X-Ioc-Key", Words(message.Key));
        Header(mail, "Auto-Submitted", "auto-generated");
        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        mail.Append("\r\n");
        Part(mail, boundary, "text/plain", PlainForm.Of(letter, withSubject: false));
        Part(mail, boundary, "text/html", HtmlForm.Of(letter));
        return mail.Append("--").Append(boundary).Append("--\r\n").ToString();
    }

    private static void Header(StringBuilder mail, string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder mail, string boundary, string type, string text)
    {
        mail.Append("--").Append(boundary).Append("\r\nContent-Type: ").Append(type).Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        foreach (var line in Encoding.UTF8.GetBytes(text).Chunk(LineBytes))
        {
            mail.Append(Convert.ToBase64String(line)).Append("\r\n");
        }
    }

    /// <summary>A text of a header: as it is where it is short printable ASCII, else in encoded words that split no letter.</summary>
    private static string Words(string text)
    {
        if (text.Length is > 0 and <= 60 && text.All(letter => letter is >= ' ' and <= '~') && !text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var (words, bytes) = (new List<string>(), new List<byte>());
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Encoding.UTF8.GetBytes(rune.ToString());
            if (bytes.Count + letter.Length > WordBytes)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(letter);
        }

        return string.Join("\r\n ", words.Append(Word(bytes)));
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
