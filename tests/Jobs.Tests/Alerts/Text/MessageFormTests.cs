using System.Net.Mail;
using System.Text;
using Ioc.Jobs.Alerts.Channels;
using Ioc.Jobs.Alerts.Channels.Mail;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Text;

/// <summary>What people read, word for word: every kind of message in the form of every channel.</summary>
public sealed class MessageFormTests
{
    private static readonly LetterWriter Letters = new(LocalTime.Vietnam);

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("html.txt")]
    [InlineData("telegram.txt")]
    [InlineData("webhook.txt")]
    [InlineData("alertmanager.txt")]
    [InlineData("mail.txt")]
    public void Every_kind_of_message_has_the_pinned_words(string form)
    {
        var text = MessageCases.All.Select(example => $"== {example.Name}\n{Write(form, example.Message)}");

        GoldenFile.Matches($"alerts/{form}", string.Join("\n\n", text));
    }

    [Fact]
    public void Every_text_is_used_and_every_word_has_one()
    {
        Assert.All(Enum.GetValues<AlertChange>(), change => Assert.NotEmpty(AlertTexts.Vietnamese[$"change.{change}"]));
        Assert.All(Enum.GetValues<AlertChange>(), change => Assert.NotEmpty(AlertTexts.Vietnamese[$"counted.{change}"]));
        Assert.All(Enum.GetValues<AlertMessageKind>(), kind => Assert.NotEmpty(AlertTexts.Vietnamese[$"title.{kind}"]));
        Assert.All(Enum.GetValues<AlertSeverity>(), severity => Assert.NotEmpty(AlertTexts.Vietnamese[$"severity.{severity}"]));
        Assert.All(Enum.GetValues<Ioc.Kpi.Definitions.KpiUnit>(), unit => Assert.Contains("{0}", AlertTexts.Vietnamese[$"unit.{unit}"]));
    }

    [Fact]
    public void Nothing_that_a_rule_or_a_catalogue_says_leaves_its_place()
    {
        var message = MessageCases.All.Single(example => example.Name == "hostile").Message;

        var html = Write("html.txt", message);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a ", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Tags(Write("html.txt", Some.Message())), Tags(html));
        Assert.Equal(Tags(Write("telegram.txt", Some.Message())), Tags(Write("telegram.txt", message)));
        Assert.Equal(Lines(Write("plain.txt", Some.Message())), Lines(Write("plain.txt", message)));
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\0', html);
    }

    [Fact]
    public void A_mail_is_ASCII_in_short_lines_and_has_the_headers_of_the_pinned_names_only()
    {
        foreach (var (name, message) in MessageCases.All)
        {
            var mail = Write("mail.txt", message with { Address = "phong@tinh.gov.vn" }).ReplaceLineEndings("\n");
            Assert.All(mail, letter => Assert.True(letter is '\n' or (>= ' ' and <= '~'), name));
            Assert.All(mail.Split('\n'), line => Assert.True(line.Length <= 78 && !line.StartsWith('.'), $"{name}: {line}"));
            Assert.Equal(
                ["From", "To", "Subject", "Date", "Message-ID", "X-Ioc-Key", "Auto-Submitted", "MIME-Version", "Content-Type"],
                mail.Split("\n\n")[0].Split('\n').Where(line => !line.StartsWith(' ')).Select(line => line.Split(':')[0]));
        }
    }

    [Fact]
    public void A_letter_has_as_many_alerts_as_have_room_and_counts_the_others()
    {
        var items = Enumerable.Range(0, 200).Select(number => Some.Item(agency: $"H{number}")).ToArray();
        var message = Some.Message(items: items) with { Omitted = 112 };

        var text = FittedText.Of(message, 200, 2000, (told, most) => PlainForm.Of(Letters.Write(told, most), withSubject: true));

        Assert.InRange(text.Length, 1000, 2000);
        var named = text.Split("Tỷ lệ đúng hạn thấp").Length - 1;
        Assert.Contains($"và {312 - named} mục khác", text, StringComparison.Ordinal);
        Assert.InRange(FittedText.Of(message, 1, 300, (told, most) => PlainForm.Of(Letters.Write(told, most), withSubject: true)).Length, 50, 400);
    }

    private static string Write(string form, AlertMessage message)
    {
        var letter = Letters.Write(message, 20);
        return form switch
        {
            "plain.txt" => PlainForm.Of(letter, withSubject: true),
            "html.txt" => HtmlForm.Of(letter),
            "telegram.txt" => TelegramForm.Of(letter),
            "webhook.txt" => Encoding.UTF8.GetString(MessageJson.Of(message, letter, 20)),
            "alertmanager.txt" => Encoding.UTF8.GetString(AlertmanagerJson.Of(message)),
            _ => MailText.Of(message, letter, new MailAddress("ioc@tinh.gov.vn", "Trung tâm điều hành")),
        };
    }

    private static int Lines(string text) => text.Split('\n').Length;

    private static string Tags(string html) =>
        string.Concat(System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>").Select(tag => tag.Value));
}
