using Ioc.Kpi.Accounts;
using Xunit;

namespace Ioc.Kpi.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Sông-Cầu 2026 dài")]
    [InlineData("correct horse battery staple")]
    [InlineData("aB3$kLm9Pq2!")]
    [InlineData("Con đường đá sỏi 7")]
    public void A_good_password_is_taken(string password) => Assert.Null(PasswordRules.Check(password, "an.nguyen"));

    [Theory]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("aB3$kLm9Pq2", PasswordFault.TooShort)]
    [InlineData("chỉ chữ thường", PasswordFault.TooPlain)]
    [InlineData("An.Nguyen-2026-x", PasswordFault.HoldsName)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", PasswordFault.TooRegular)]
    [InlineData("abcdefghijklmnopqrstuvwx", PasswordFault.TooRegular)]
    [InlineData("X1!987654321", PasswordFault.TooRegular)]
    [InlineData("Password12!x", PasswordFault.WellKnown)]
    [InlineData("Matkhau#2026", PasswordFault.WellKnown)]
    [InlineData("aB3$kLm9\tPq2!", PasswordFault.BadText)]
    public void A_weak_one_is_refused(string password, PasswordFault fault) =>
        Assert.Equal(fault, PasswordRules.Check(password, "an.nguyen"));

    [Fact]
    public void Half_a_character_is_no_text()
    {
        // Not in an attribute: there it would be stored as another character.
        Assert.Equal(PasswordFault.BadText, PasswordRules.Check("aB3$kLm9" + (char)0xD800 + "Pq2!", "an"));
        Assert.Null(PasswordRules.Check("aB3$kLm9\U0001F332Pq2!", "an"));
    }

    [Fact]
    public void Lengths_are_judged_at_their_edges()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(number => (char)('!' + (number * 37 % 90))));

        Assert.Equal(PasswordFault.TooShort, PasswordRules.Check(text[..11], "x"));
        Assert.Null(PasswordRules.Check(text[..128], "x"));
        Assert.Equal(PasswordFault.TooLong, PasswordRules.Check(text[..129], "x"));
    }
}
