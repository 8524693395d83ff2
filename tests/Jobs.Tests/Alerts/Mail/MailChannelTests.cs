using Ioc.Jobs.Alerts;
using Ioc.Jobs.Alerts.Channels;
using Ioc.Jobs.Tests.Alerts.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Jobs.Tests.Alerts.Mail;

/// <summary>Mail to a real server, one for each test.</summary>
public sealed class MailChannelTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly MailServer _server = new();

    public Task InitializeAsync() => _server.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_mail_arrives_with_both_texts_and_the_servers_words_are_the_receipt()
    {
        var result = await SendAsync(_server.Options, "phong@tinh.gov.vn");

        Assert.Equal(DeliveryResult.Delivered("250 2.0.0 Ok: queued as 00001"), result);
        var mail = Assert.Single(_server.Mails);
        Assert.StartsWith("ioc@tinh.gov.vn phong@tinh.gov.vn ", mail, StringComparison.Ordinal);
        Assert.Equal("<phong@tinh.gov.vn>", MailServer.Header(mail, "To"));
        Assert.EndsWith("@tinh.gov.vn>", MailServer.Header(mail, "Message-ID"), StringComparison.Ordinal);
        Assert.Contains("Giá trị: 87,1 % (ngưỡng 90 %)", MailServer.Part(mail, "text/plain"), StringComparison.Ordinal);
        Assert.Contains("<strong>[NGHIÊM TRỌNG] Mới phát sinh: Tỷ lệ đúng hạn thấp tại Sở Xây dựng</strong>", MailServer.Part(mail, "text/html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refused@tinh.gov.vn", DeliveryOutcome.Permanent, "550 5.1.1 No such user")]
    [InlineData("greylist@tinh.gov.vn", DeliveryOutcome.Transient, "451 4.7.1 Greylisted, try again later")]
    [InlineData("full@tinh.gov.vn", DeliveryOutcome.Transient, "452 4.3.1 Insufficient system storage")]
    [InlineData("junk@tinh.gov.vn", DeliveryOutcome.Permanent, "554 5.7.1 Rejected as spam")]
    public async Task The_number_of_the_answer_decides_whether_it_is_tried_again(string to, DeliveryOutcome outcome, string detail)
    {
        Assert.Equal(new DeliveryResult(outcome, detail), await SendAsync(_server.Options, to));
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task A_server_that_hangs_after_the_data_is_tried_again_and_the_repeat_has_the_same_id()
    {
        var options = _server.Options;
        options.Timeout = TimeSpan.FromSeconds(2);

        Assert.Equal(DeliveryResult.Transient("the mail server did not answer in time"), await SendAsync(options, "hang@tinh.gov.vn"));
        Assert.Equal(DeliveryOutcome.Delivered, (await SendAsync(options, "hang@tinh.gov.vn")).Outcome);

        Assert.Equal(2, _server.Mails.Count);
        Assert.Single(_server.Mails.Distinct());
    }

    [Theory]
    [InlineData("phong@tinh.gov.vn\r\nBcc: all@tinh.gov.vn")]
    [InlineData("phong@tinh.gov.vn>\r\nRCPT TO:<all@tinh.gov.vn")]
    [InlineData("a@b.vn, c@d.vn")]
    [InlineData("\"a b\"@c.vn")]
    [InlineData("phòng@tinh.gov.vn")]
    [InlineData("phong")]
    [InlineData("")]
    public async Task An_address_that_could_say_more_than_one_receiver_is_refused(string address)
    {
        Assert.Equal(DeliveryResult.Permanent("the receiver's address is no e-mail address"), await SendAsync(_server.Options, address));
        Assert.Empty(_server.Mails);
    }

    [Fact]
    public async Task No_name_of_an_agency_becomes_a_header_a_receiver_or_a_second_mail()
    {
        var hostile = MessageCases.All.Single(example => example.Name == "hostile").Message;

        Assert.Equal(DeliveryOutcome.Delivered, (await SendAsync(_server.Options, "phong@tinh.gov.vn", hostile)).Outcome);

        var mail = Assert.Single(_server.Mails);
        Assert.StartsWith("ioc@tinh.gov.vn phong@tinh.gov.vn ", mail, StringComparison.Ordinal);
        Assert.Equal("", MailServer.Header(mail, "Bcc"));
        Assert.DoesNotContain("\nBcc:", MailServer.Part(mail, "text/plain"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", MailServer.Part(mail, "text/html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_server_in_the_house_must_be_listed()
    {
        var options = _server.Options;
        options.AllowPrivate = [];

        Assert.Equal(DeliveryResult.Permanent("refused: the host localhost leads to an address that nothing is sent to"), await SendAsync(options, "phong@tinh.gov.vn"));
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_without_STARTTLS_where_it_is_demanded()
    {
        var options = _server.Options;
        options.Security = MailSecurity.StartTls;

        Assert.Equal(DeliveryResult.Transient("the mail server offers no STARTTLS"), await SendAsync(options, "phong@tinh.gov.vn"));
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("login")]
    [InlineData("tls")]
    public async Task A_mail_goes_over_TLS_with_an_account(string mode)
    {
        await using var server = new MailServer(mode);
        await server.StartAsync();

        Assert.Equal(DeliveryResult.Delivered("250 2.0.0 Ok: queued as 00001"), await SendAsync(server.Options, "phong@tinh.gov.vn"));
        Assert.StartsWith("ioc@tinh.gov.vn phong@tinh.gov.vn signed-in", Assert.Single(server.Mails), StringComparison.Ordinal);

        var wrong = server.Options;
        wrong.Password = "falsch";
        var refused = await SendAsync(wrong, "phong@tinh.gov.vn");
        Assert.Equal(DeliveryOutcome.Transient, refused.Outcome);
        Assert.StartsWith("535 ", refused.Detail, StringComparison.Ordinal);

        var untrusted = server.Options;
        untrusted.CaFile = null;
        Assert.Equal(
            DeliveryResult.Transient("no secure connection to the mail server (certificate or protocol)"), await SendAsync(untrusted, "phong@tinh.gov.vn"));
    }

    internal static async Task<DeliveryResult> SendAsync(ChannelOptions options, string to, AlertMessage? message = null)
    {
        using var book = new ChannelBook(new AlertOptions { Channels = [options] }, LocalTime.Vietnam, TimeProvider.System);
        Assert.True(book.TryFind("mail", out _, out var channel));
        return await channel!.SendAsync((message ?? Some.Message()) with { Address = to }, default);
    }
}
