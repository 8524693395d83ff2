using Ioc.Kpi.Accounts;
using Ioc.Storage.Accounts;
using Ioc.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Ioc.Storage.Tests.Accounts;

public sealed class AccountStoreTests : IDisposable
{
    private const string Here = "127.0.0.1";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("accounts.db");

    public void Dispose() => _folder.Dispose();

    private AccountStore Store() => new(FilePath);

    private AuditLog Audit() => new(FilePath);

    private Account Only() => Assert.Single(Store().Load());

    private void Add(string name = "an", Role role = Role.Operator) => Assert.True(Store().TryAdd(name, role, "hash", "shell:root", "console", Now));

    private AuditAction[] Actions() => [.. Audit().Read(null, null, null, 1000).Select(entry => entry.What.What).Reverse()];

    [Fact]
    public void An_account_comes_back_and_its_making_is_in_the_audit_log()
    {
        Add();

        var account = Only();
        Assert.Equal(new Account("an", Role.Operator, "hash", account.Stamp, 0, null, false, Now), account);
        Assert.Matches("^[0-9a-f]{64}$", account.Stamp);
        var line = Assert.Single(Audit().Read(null, null, null, 10));
        Assert.Equal(new AuditEntry(1, Now, new AuditEvent("shell:root", AuditAction.AccountAdded, "console", "an operator")), line);
    }

    [Fact]
    public void A_name_is_given_once()
    {
        Add();

        Assert.False(Store().TryAdd("an", Role.Admin, "other", "shell:root", "console", Now));

        Assert.Equal(("hash", Role.Operator), (Only().PasswordHash, Only().Role));
        Assert.Single(Actions());
    }

    [Fact]
    public void Wrong_passwords_lock_for_longer_and_longer_and_a_right_one_forgets_them()
    {
        Add();
        for (var failure = 1; failure <= 4; failure++)
        {
            Store().Failed("an", Here, Now);
        }

        Assert.Equal((4, null), (Only().Failures, Only().LockedUntil));
        Store().Failed("an", Here, Now);
        Assert.Equal((5, Now.AddMinutes(1)), (Only().Failures, Only().LockedUntil));

        // During the lock nothing is counted and no right password helps.
        Store().Failed("an", Here, Now.AddSeconds(30));
        Assert.Equal((5, Now.AddMinutes(1)), (Only().Failures, Only().LockedUntil));
        Assert.False(Store().Succeeded(Only(), Here, Now.AddSeconds(59)));

        Store().Failed("an", Here, Now.AddMinutes(2));
        Assert.Equal((6, Now.AddMinutes(4)), (Only().Failures, Only().LockedUntil));
        Assert.True(Store().Succeeded(Only(), Here, Now.AddMinutes(4)));
        Assert.Equal((0, null), (Only().Failures, Only().LockedUntil));
        Assert.Equal(
            [
                AuditAction.AccountAdded, .. Enumerable.Repeat(AuditAction.SignInFailed, 4), AuditAction.SignInLocked, AuditAction.SignInLocked,
                AuditAction.SignInLocked, AuditAction.SignIn,
            ],
            Actions());
    }

    [Fact]
    public async Task Of_wrong_passwords_at_once_every_one_up_to_the_lock_is_counted()
    {
        Add();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Store().Failed("an", Here, Now))));

        Assert.Equal((5, Now.AddMinutes(1)), (Only().Failures, Only().LockedUntil));
    }

    [Fact]
    public void Another_role_ends_every_session_and_is_written_down()
    {
        Add(role: Role.Viewer);
        var stamp = Only().Stamp;

        Assert.True(Store().SetRole("an", Role.Admin, "shell:root", "console", Now));

        Assert.Equal(Role.Admin, Only().Role);
        Assert.NotEqual(stamp, Only().Stamp);
        Assert.Equal(
            new AuditEvent("shell:root", AuditAction.AccountRoleChanged, "console", "an viewer to admin"), Audit().Read(null, null, null, 1)[0].What);
        Assert.False(Store().SetRole("an", Role.Admin, "shell:root", "console", Now));
        Assert.False(Store().SetRole("nobody", Role.Admin, "shell:root", "console", Now));
        Assert.Equal(2, Actions().Length);
    }

    [Fact]
    public void A_session_that_ended_is_remembered_until_it_would_have_ended_by_itself()
    {
        Add();

        Assert.True(Store().SignOut("an", "one", Now.AddHours(24), Here, Now));
        Assert.True(Store().SignOut("an", "one", Now.AddHours(24), Here, Now));
        Assert.True(Store().SignOut("an", "two", Now.AddHours(30), Here, Now.AddHours(6)));
        Assert.False(Store().SignOut("nobody", "three", Now.AddHours(24), Here, Now));
        Assert.Equal(["one", "two"], Store().EndedSessions().Order());

        Assert.True(Store().SignOut("an", "four", Now.AddHours(48), Here, Now.AddHours(24)));
        Assert.Equal(["four", "two"], Store().EndedSessions().Order());
        Assert.Equal(AuditAction.SignOut, Actions()[^1]);
    }

    [Fact]
    public void A_password_and_disabling_and_signing_out_change_the_stamp()
    {
        Add();
        var stamps = new HashSet<string> { Only().Stamp };
        for (var failure = 0; failure < 5; failure++)
        {
            Store().Failed("an", Here, Now);
        }

        Assert.True(Store().SetPassword("an", "hash 2", "shell:root", "console", Now));
        Assert.Equal(("hash 2", 0, null), (Only().PasswordHash, Only().Failures, Only().LockedUntil));
        Assert.True(stamps.Add(Only().Stamp));
        Assert.True(Store().SignOutEverywhere("an", "an", Here, Now));
        Assert.True(stamps.Add(Only().Stamp));
        Assert.True(Store().SetDisabled("an", true, "shell:root", "console", Now));
        Assert.True(Only().Disabled);
        Assert.True(stamps.Add(Only().Stamp));
        Assert.False(Store().Succeeded(Only(), Here, Now));
        Assert.True(Store().SetDisabled("an", false, "shell:root", "console", Now));
        Assert.False(Only().Disabled);
    }

    [Fact]
    public void A_right_password_does_not_count_when_another_was_set_meanwhile()
    {
        Add();
        var before = Only();
        Store().SetPassword("an", "hash 2", "shell:root", "console", Now);

        Assert.False(Store().Succeeded(before, Here, Now));
    }

    [Fact]
    public void Of_an_unknown_account_nothing_changes_and_nothing_is_written()
    {
        Assert.False(Store().SetPassword("an", "hash", "x", Here, Now));
        Assert.False(Store().SetDisabled("an", true, "x", Here, Now));
        Assert.False(Store().SignOutEverywhere("an", "x", Here, Now));
        Store().Failed("an", Here, Now);

        Assert.Empty(Store().Load());
        Assert.Empty(Actions());
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'someone'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("DELETE FROM account")]
    public void Lines_cannot_be_changed_and_accounts_not_deleted(string sql)
    {
        Add();

        Assert.Throws<SqliteException>(() => SqliteFile.Execute(FilePath, sql));
    }

    [Fact]
    public void The_log_is_read_newest_first_by_account_action_and_place()
    {
        Add("an");
        Add("binh");
        for (var line = 0; line < 5; line++)
        {
            Audit().Add(new AuditEvent("an", AuditAction.IndicatorEntered, Here, $"#{line}"), Now);
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], Audit().Read(null, null, null, 100).Select(entry => entry.Id));
        Assert.Equal([7, 6, 5, 4, 3], Audit().Read("an", null, null, 100).Select(entry => entry.Id));
        Assert.Equal([2, 1], Audit().Read(null, AuditAction.AccountAdded, null, 100).Select(entry => entry.Id));
        Assert.Equal([4, 3], Audit().Read("an", AuditAction.IndicatorEntered, 5, 100).Select(entry => entry.Id));
        Assert.Equal([7, 6], Audit().Read(null, null, null, 2).Select(entry => entry.Id));
        Assert.Empty(Audit().Read("nobody", null, null, 100));
    }

    [Fact]
    public void A_line_is_one_line_and_not_long()
    {
        Audit().Add(new AuditEvent("an", AuditAction.Refused, Here, "GET /x\n9 admin did it\u001b[0m" + new string('x', 1000)), Now);

        var details = Assert.Single(Audit().Read(null, null, null, 1)).What.Details!;
        Assert.DoesNotContain(details, char.IsControl);
        Assert.Equal(300, details.Length);
    }

    [Fact]
    public void The_watch_sees_what_another_connection_wrote_and_only_that()
    {
        using var watch = new AccountWatch(FilePath);
        Assert.Empty(watch.Look()!.Value.Accounts);
        Assert.Null(watch.Look());

        Add();

        Assert.Equal("an", Assert.Single(watch.Look()!.Value.Accounts).Name);
        Assert.Null(watch.Look());
    }

    [Fact]
    public void The_file_is_for_its_owner_only()
    {
        Add();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }
    }
}
