using Ioc.Server.Accounts;
using Xunit;

namespace Ioc.Server.Tests.Accounts;

public sealed class PasswordPromptTests
{
    [Theory]
    [InlineData("Một mật khẩu dài\nsecond line\n", "Một mật khẩu dài")]
    [InlineData("without an end", "without an end")]
    [InlineData(" blanks belong to it \r\n", " blanks belong to it ")]
    [InlineData("\n", null)]
    [InlineData("", null)]
    public void The_first_line_of_the_input_is_the_password(string input, string? password)
    {
        using var words = new StringWriter();

        Assert.Equal(password, new PasswordPrompt(new StringReader(input), null, words).Read("an"));

        Assert.Equal(password is null, words.ToString().Length > 0);
    }

    [Theory]
    [InlineData("bí mật\rbí mật\r", "bí mật")]
    [InlineData("bx\bí mật\rbí mật\r", "bí mật")]
    [InlineData("\b\b\u001bbí mật\rbí mật\r", "bí mật")]
    [InlineData("bí mật\rbí mất\r", null)]
    [InlineData("\r", null)]
    public void At_a_terminal_it_is_asked_for_twice_and_never_shown(string keys, string? password)
    {
        using var words = new StringWriter();
        var typed = new Queue<char>(keys);

        var read = new PasswordPrompt(null, () => Key(typed.Dequeue()), words).Read("an");

        Assert.Equal(password, read);
        Assert.Contains("Password for an: ", words.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bí", words.ToString(), StringComparison.Ordinal);
    }

    private static ConsoleKeyInfo Key(char letter) =>
        new(letter, letter switch { '\r' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.A }, false, false, false);
}
