using Ioc.Kpi.Accounts;
using Xunit;

namespace Ioc.Kpi.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void A_role_may_what_the_roles_below_it_may_and_a_disabled_account_nothing()
    {
        var account = new Account("an", Role.Operator, "hash", "stamp", 0, null, false, default);

        Assert.True(account.May(Role.Viewer));
        Assert.True(account.May(Role.Operator));
        Assert.False(account.May(Role.Admin));
        Assert.False((account with { Disabled = true }).May(Role.Viewer));
    }

    [Theory]
    [InlineData("an", true)]
    [InlineData("an.nguyen-2_x", true)]
    [InlineData("a", false)]
    [InlineData("An", false)]
    [InlineData("ấn", false)]
    [InlineData("1an", false)]
    [InlineData("an nguyen", false)]
    [InlineData("an/..", false)]
    [InlineData("an0912345678", false)]
    [InlineData("shell:root", false)]
    public void Names_are_plain(string name, bool legal) => Assert.Equal(legal, AccountName.IsLegal(name));

    [Fact]
    public void A_typed_name_is_read_without_capitals_and_blanks() => Assert.Equal("an.nguyen", AccountName.Plain(" An.Nguyen "));

    [Fact]
    public void Every_role_and_action_has_its_word_and_comes_back_from_it()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role, RoleWords.Find(RoleWords.Of(role))));
        Assert.All(Enum.GetValues<AuditAction>(), action => Assert.Equal(action, AuditWords.Find(AuditWords.Of(action))));
        Assert.Equal(Enum.GetValues<AuditAction>().Length, AuditWords.All.Count);
        Assert.Null(RoleWords.Find("root"));
        Assert.Null(RoleWords.Find(null));
        Assert.Null(AuditWords.Find(""));
    }
}
