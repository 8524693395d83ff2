using System.Net;
using System.Net.WebSockets;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SignInTests
{
    private const string Password = "Sông Cầu 2026 dài";

    // Hashing is slow on purpose; once is enough.
    private static readonly string Hash = Passwords.Hash(Password);

    [Theory]
    [InlineData("/")]
    [InlineData("/wall")]
    [InlineData("/agencies?agency=A1")]
    [InlineData("/indicators")]
    [InlineData("/indicators/centre-readiness")]
    [InlineData("/api/v1/kpis")]
    [InlineData("/api/v1/sources")]
    [InlineData("/api/v1/indicators")]
    [InlineData("/api/v1/indicators/centre-readiness")]
    public async Task Reading_is_open_until_there_is_an_account(string path)
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = new Visit(site.Address);
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync(path)).Status);

        Add(site);
        var (status, text, location) = await visit.GetAsync(path);

        if (path.StartsWith("/api", StringComparison.Ordinal))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains("\"code\":\"not-signed-in\"", text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(HttpStatusCode.Redirect, status);
            Assert.Equal("/sign-in?return=" + Uri.EscapeDataString(path), location);
        }

        await visit.SignInAsync("an", Password);
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_hub_refuses_strangers_and_the_first_account_ends_their_connections()
    {
        await using var site = await DashboardSite.StartAsync();
        await using var stranger = await HubClient.ConnectAsync(site.Address);
        await stranger.InvokeAsync("Subscribe", "overview");

        Add(site);
        Sessions(site).EndThoseThatDoNotHold();

        await Eventually.Holds(() => stranger.IsClosed, "the connection ends");
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(site.Address));
    }

    [Fact]
    public async Task Without_an_account_the_sign_in_page_names_the_command()
    {
        await using var site = await DashboardSite.StartAsync();
        using var visit = new Visit(site.Address);

        var (status, text, _) = await visit.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("ioc user add", text, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/indicators?agency=A1", "/indicators?agency=A1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/x\r\nSet-Cookie: a=b", "/")]
    [InlineData("/sign-out", "/")]
    [InlineData("", "/")]
    public async Task A_sign_in_leads_to_a_page_of_this_site_only(string asked, string led)
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var visit = new Visit(site.Address);

        var (status, _, location) = await visit.SignInAsync("an", Password, asked);
        var (_, _, again) = await visit.GetAsync("/sign-in?return=" + Uri.EscapeDataString(asked));

        Assert.Equal((HttpStatusCode.SeeOther, led, led), (status, location, again));
    }

    [Theory]
    [InlineData(null, "ioc-session=", false)]
    [InlineData("https", "__Host-ioc-session=", true)]
    public async Task The_cookie_carries_its_flags(string? scheme, string name, bool secure)
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site, role: Role.Admin);
        using var visit = new Visit(site.Address);
        var token = await visit.TokenAsync("/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "an", ["password"] = Password, ["__form"] = token }),
        };
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        using var reply = await visit.Http.SendAsync(request);

        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"), value => value.Contains("ioc-session", StringComparison.Ordinal));
        Assert.StartsWith(name, cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Sông", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/sign-out-everywhere")]
    [InlineData("/indicators/centre-readiness")]
    [InlineData("/api/v1/indicators/centre-readiness")]
    public async Task A_post_without_the_token_of_the_page_is_refused(string path)
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site, role: Role.Operator);
        using var visit = new Visit(site.Address);
        await visit.SignInAsync("an", Password);
        var stamp = site.Accounts.Load()[0].Stamp;

        var (status, _, _) = await visit.SendFormAsync("/", path, new Dictionary<string, string> { ["name"] = "an", ["password"] = Password }, token: "forged");
        using var bare = await visit.Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        // The API takes no form at all.
        var expected = path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.BadRequest;
        Assert.Equal((expected, HttpStatusCode.BadRequest), (status, bare.StatusCode));
        Assert.Equal(stamp, site.Accounts.Load()[0].Stamp);
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/indicators")).Status);
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_refused()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        Add(site, "binh");
        using var mine = new Visit(site.Address);
        using var theirs = new Visit(site.Address);
        await mine.SignInAsync("an", Password);
        await theirs.SignInAsync("binh", Password);

        var (status, _, _) = await mine.SendFormAsync("/", "/sign-out", new Dictionary<string, string>(), await theirs.TokenAsync("/"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_are_answered_alike_and_told_apart_in_the_log()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        Add(site, "shut");
        site.Accounts.SetDisabled("shut", true, "shell:root", "console", DashboardSite.Now);
        using var visit = new Visit(site.Address);
        var answers = new List<(HttpStatusCode Status, string Text)>();
        async Task TryAsync(string name, string password)
        {
            var (status, text, _) = await visit.SignInAsync(name, password);
            answers.Add((status, System.Text.RegularExpressions.Regex.Replace(text, "value=\"[^\"]*\"|nonce=\"[^\"]*\"|autofocus", "")));
        }

        await TryAsync("nobody", Password);
        await TryAsync("shut", Password);
        for (var failure = 0; failure < 5; failure++)
        {
            await TryAsync("an", "wrong");
        }

        await TryAsync("an", Password);

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Unauthorized, answers[0].Text), answer));
        Assert.Equal(
            [
                ("an", AuditAction.SignInFailed, "locked"), ("an", AuditAction.SignInLocked, null), ("an", AuditAction.SignInFailed, null),
                ("an", AuditAction.SignInFailed, null), ("an", AuditAction.SignInFailed, null), ("an", AuditAction.SignInFailed, null),
                ("shut", AuditAction.SignInFailed, "disabled"), (null, AuditAction.SignInFailed, null),
            ],
            site.Audit.Read(null, null, null, 8).Select(entry => (entry.What.Who, entry.What.What, entry.What.Details)));

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignInAsync("an", Password)).Status);
    }

    [Fact]
    public async Task An_address_that_fails_too_often_waits_and_others_do_not()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        var pace = site.Services.GetRequiredService<SignInPace>();
        for (var attempt = 0; attempt < SignInPace.Allowed; attempt++)
        {
            Assert.True(pace.TryBegin(IPAddress.Loopback));
        }

        using var visit = new Visit(site.Address);
        var (status, text, _) = await visit.SignInAsync("an", Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("Chờ vài phút", text, StringComparison.Ordinal);
        Assert.True(pace.TryBegin(IPAddress.Parse("203.0.113.9")));

        site.Clock.Advance(SignInPace.Window);
        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SignInAsync("an", Password)).Status);
    }

    [Fact]
    public async Task A_desk_session_ends_when_idle_slides_when_used_and_ends_after_a_day()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site, role: Role.Operator);
        using var visit = new Visit(site.Address);
        await visit.SignInAsync("an", Password);

        for (var hours = 0; hours < 20; hours += 5)
        {
            Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/indicators")).Status);
            site.Clock.Advance(TimeSpan.FromHours(5));
        }

        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/indicators")).Status);
        site.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/indicators")).Status);

        await visit.SignInAsync("an", Password);
        site.Clock.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/indicators")).Status);
    }

    [Fact]
    public async Task A_viewer_stays_signed_in_for_a_month()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var visit = new Visit(site.Address);
        await visit.SignInAsync("an", Password);

        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_other_sessions_and_their_hub_connections_at_once()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var desk = new Visit(site.Address);
        using var lost = new Visit(site.Address);
        await desk.SignInAsync("an", Password);
        await lost.SignInAsync("an", Password);
        await using var hub = await HubClient.ConnectAsync(site.Address, cookies: lost.Cookies);
        await hub.InvokeAsync("Subscribe", "overview");

        var (status, _, location) = await desk.SendFormAsync("/", "/sign-out-everywhere", new Dictionary<string, string>());

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (status, location));
        Assert.Equal(HttpStatusCode.Redirect, (await lost.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.GetAsync("/")).Status);
        await Eventually.Holds(() => hub.IsClosed, "the hub connection ends");
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(site.Address, cookies: lost.Cookies));
    }

    [Fact]
    public async Task A_disabled_account_is_out_within_a_second()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var visit = new Visit(site.Address);
        await visit.SignInAsync("an", Password);

        site.Accounts.SetDisabled("an", true, "shell:root", "console", DashboardSite.Now);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_is_written_down()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var visit = new Visit(site.Address);
        await visit.SignInAsync("an", Password);

        await visit.SendFormAsync("/", "/sign-out", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Redirect, (await visit.GetAsync("/")).Status);
        Assert.Equal(AuditAction.SignOut, site.Audit.Read("an", null, null, 1)[0].What.What);
    }

    /// <summary>A browser forgets its cookie; a copy of it that somebody kept must be worth nothing either, and the other desk goes on.</summary>
    [Fact]
    public async Task Signing_out_ends_the_cookie_on_the_server_too_and_no_other_session()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        using var desk = new Visit(site.Address);
        using var other = new Visit(site.Address);
        using var copy = new Visit(site.Address);
        await desk.SignInAsync("an", Password);
        await other.SignInAsync("an", Password);
        copy.Cookies.Add(desk.Cookies.GetCookies(site.Address));
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/")).Status);
        await using var hub = await HubClient.ConnectAsync(site.Address, cookies: copy.Cookies);

        await desk.SendFormAsync("/", "/sign-out", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync("/api/v1/kpis")).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/")).Status);
        Assert.Single(site.Accounts.EndedSessions());
        await Eventually.Holds(() => hub.IsClosed, "the hub connection of the session ends");
    }

    [Fact]
    public async Task The_header_says_who_is_signed_in_and_the_log_is_for_admins()
    {
        await using var site = await DashboardSite.StartAsync();
        Add(site);
        Add(site, "chu", Role.Admin);
        using var viewer = new Visit(site.Address);
        using var admin = new Visit(site.Address);
        await viewer.SignInAsync("an", Password);
        await admin.SignInAsync("CHU", Password);

        var page = (await viewer.GetAsync("/")).Text;
        Assert.Contains("Đang đăng nhập: an", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/audit", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/audit")).Status);
        Assert.Contains("/audit", (await admin.GetAsync("/")).Text, StringComparison.Ordinal);

        var all = await admin.GetAsync("/audit");
        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.Contains("GET /audit", all.Text, StringComparison.Ordinal);
        Assert.Contains("shell:root", all.Text, StringComparison.Ordinal);
        var filtered = (await admin.GetAsync("/audit?who=an&what=refused")).Text;
        Assert.Contains("GET /audit", filtered, StringComparison.Ordinal);
        Assert.DoesNotContain("shell:root", filtered, StringComparison.Ordinal);
    }

    private static void Add(DashboardSite site, string name = "an", Role role = Role.Viewer)
    {
        Assert.True(site.Accounts.TryAdd(name, role, Hash, "shell:root", "console", DashboardSite.Now));
        site.Services.GetRequiredService<AccountBook>().Renew();
    }

    private static HubSessions Sessions(DashboardSite site) => site.Services.GetRequiredService<HubSessions>();
}
