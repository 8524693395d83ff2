using System.Net;
using System.Net.WebSockets;
using System.Text;
using Ioc.Testing;
using Xunit;

namespace Ioc.Server.Tests.EndToEnd;

/// <summary>Accounts as an operator meets them: the real program and its commands on one data directory.</summary>
public sealed class AccountTests : IDisposable
{
    private const string Password = "Sông Cầu nước chảy 2026";
    private const string Wrong = "Không phải mật khẩu 77";
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_account_closes_a_running_service_and_a_session_outlasts_a_restart()
    {
        await using var ioc = await IocProcess.StartAsync(Data, PushClient.Options);
        using var visit = new Visit(ioc.Address);
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/")).Status);
        Assert.Contains("There is no account", ioc.Output, StringComparison.Ordinal);
        Assert.Contains("ioc user add NAME --role=admin", ioc.Output, StringComparison.Ordinal);

        await DoneAsync("add", "chu", "--role=admin");

        await Eventually.Holds(async () => (await visit.GetAsync("/")).Status == HttpStatusCode.Redirect, "reading is refused");
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.GetAsync("/api/v1/kpis")).Status);
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(ioc.Address));
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/health/live")).Status);
        await new PushClient(ioc).SendUntilAcknowledgedAsync(PushClient.Record(1, "H49.12"));

        var (status, _, location) = await visit.SignInAsync("chu", Password, "/agencies?agency=H49.12");
        Assert.Equal((HttpStatusCode.SeeOther, "/agencies?agency=H49.12"), (status, location));
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/agencies?agency=H49.12")).Status);
        await using (var hub = await HubClient.ConnectAsync(ioc.Address, cookies: visit.Cookies))
        {
            await hub.InvokeAsync("Subscribe", "overview");
        }

        Assert.Equal(0, await ioc.StopAsync());
        await ioc.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, (await visit.GetAsync("/audit")).Status);

        await DoneAsync("sign-out", "chu");
        await Eventually.Holds(async () => (await visit.GetAsync("/audit")).Status == HttpStatusCode.Redirect, "the session has ended");
    }

    [Fact]
    public async Task A_role_changes_while_the_service_runs_and_the_audit_log_is_a_chain_that_shows_what_was_touched()
    {
        await DoneAsync("add", "an", "--role=viewer");
        await using var ioc = await IocProcess.StartAsync(Data, PushClient.Options);
        using var visit = new Visit(ioc.Address);
        await visit.SignInAsync("an", Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await visit.GetAsync("/audit")).Status);

        Assert.Contains("an is admin now and was viewer", (await UserAsync("role", "an", "admin")).Output, StringComparison.Ordinal);
        await Eventually.Holds(async () => (await visit.GetAsync("/")).Status == HttpStatusCode.Redirect, "the session of the viewer has ended");
        await visit.SignInAsync("an", Password);
        Assert.Contains("an viewer to admin", (await visit.GetAsync("/audit")).Text, StringComparison.Ordinal);

        var whole = await IocProcess.RunAsync(["audit", "verify"], Options());
        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("The audit log is whole", whole.Output, StringComparison.Ordinal);
        Assert.Equal(0, await ioc.StopAsync());

        await using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "accounts.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_stays; UPDATE audit SET who = 'binh' WHERE id = 2";
            await command.ExecuteNonQueryAsync();
        }

        var broken = await IocProcess.RunAsync(["audit", "verify"], Options());
        Assert.Equal(4, broken.ExitCode);
        Assert.Contains("line 2 of the audit log breaks the chain", broken.Error, StringComparison.Ordinal);
        var nothing = await IocProcess.RunAsync(["audit", "verify"], new Dictionary<string, string>(Options()) { ["Ioc:DataDirectory"] = _folder.File("none") });
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("There is no audit log", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_lock_an_account_and_another_password_opens_it()
    {
        await DoneAsync("add", "an", "--role=viewer");
        await using var ioc = await IocProcess.StartAsync(Data, PushClient.Options);
        using var visit = new Visit(ioc.Address);
        for (var failure = 0; failure < 5; failure++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SignInAsync("an", Wrong)).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SignInAsync("an", Password)).Status);
        Assert.Contains("locked until", (await UserAsync("list")).Output, StringComparison.Ordinal);

        await DoneAsync("password", "an");
        Assert.Contains("active", (await UserAsync("list")).Output, StringComparison.Ordinal);
        await Eventually.Holds(async () => (await visit.SignInAsync("an", Password)).Status == HttpStatusCode.SeeOther, "the lock is open");

        await DoneAsync("disable", "an");
        await Eventually.Holds(async () => (await visit.GetAsync("/")).Status == HttpStatusCode.Redirect, "the account is shut");
        Assert.Contains("disabled", (await UserAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_operators_is_not_for_strangers_from_elsewhere()
    {
        await DoneAsync("add", "an", "--role=viewer");
        await DoneAsync("add", "binh", "--role=operator");
        await using var ioc = await IocProcess.StartAsync(Data, PushClient.Options);
        using var viewer = new Visit(ioc.Address);
        using var oper = new Visit(ioc.Address);
        await viewer.SignInAsync("an", Password);
        await oper.SignInAsync("binh", Password);
        viewer.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        oper.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        foreach (var path in new[] { "/metrics", "/openapi/v1.json" })
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await viewer.GetAsync(path)).Status, (await oper.GetAsync(path)).Status));
        }

        Assert.DoesNotContain("journal", (await viewer.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        Assert.Contains("journal", (await oper.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_password_is_in_any_file_log_or_answer_and_the_keys_are_the_owners()
    {
        var answers = new StringBuilder((await UserAsync("add", "an", "--role=admin")).Output);
        await using var ioc = await IocProcess.StartAsync(Data, PushClient.Options);
        using var visit = new Visit(ioc.Address);
        answers.Append(await visit.SignInAsync("an", Wrong));

        // People type their password where the name belongs.
        answers.Append(await visit.SignInAsync(Password, Wrong));
        answers.Append(await visit.SignInAsync("an", Password));
        answers.Append(await visit.GetAsync("/audit"));
        Assert.Equal(0, await ioc.StopAsync());

        AssertNoPassword("an answer", Encoding.UTF8.GetBytes(answers.ToString()));
        AssertNoPassword("the output", Encoding.UTF8.GetBytes(ioc.Output));
        var files = Directory.GetFiles(Data, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("accounts.db", StringComparison.Ordinal));
        Assert.All(files, file => AssertNoPassword(file, File.ReadAllBytes(file)));
        Assert.DoesNotContain(files, file => file.EndsWith("accounts.db-wal", StringComparison.Ordinal));
        var keys = Directory.GetFiles(Path.Combine(Data, "keys"));
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal("600", OperatingSystem.IsWindows() ? "600" : Mode(key)));
    }

    [Theory]
    [InlineData("short\n", "it is too short", "add", "an", "--role=viewer")]
    [InlineData("", "No password came", "add", "an", "--role=viewer")]
    [InlineData(Password + "\n", "no name for an account", "add", "1an", "--role=viewer")]
    [InlineData(Password + "\n", "There is an account there already", "add", "there", "--role=admin")]
    [InlineData(Password + "\n", "There is no account an", "password", "an")]
    [InlineData("", "There is no account an", "disable", "an")]
    [InlineData("", "There is no account an", "sign-out", "an")]
    [InlineData("", "There is no account an", "role", "an", "admin")]
    public async Task What_cannot_be_done_is_said_and_changes_nothing(string input, string said, params string[] words)
    {
        await DoneAsync("add", "there", "--role=viewer");
        var before = (await UserAsync("list")).Output;

        var result = await IocProcess.RunAsync(["user", .. words], Options(), input: input);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(before, (await UserAsync("list")).Output);
    }

    private async Task DoneAsync(params string[] words)
    {
        var result = await UserAsync(words);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    private Task<IocResult> UserAsync(params string[] words) => IocProcess.RunAsync(["user", .. words], Options(), input: Password + "\n");

    private Dictionary<string, string> Options() => new(PushClient.Options) { ["Ioc:DataDirectory"] = Data, ["ASPNETCORE_ENVIRONMENT"] = "Staging" };

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Mode(string file) => Convert.ToString((int)File.GetUnixFileMode(file), 8);

    private static void AssertNoPassword(string where, byte[] content)
    {
        foreach (var text in new[] { Password, Wrong, Uri.EscapeDataString(Password), WebUtility.HtmlEncode(Password), WebUtility.UrlEncode(Password) })
        {
            Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"A password is in {where}.");
        }
    }
}
