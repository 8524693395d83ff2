using System.Text;

namespace Ioc.Server.Accounts;

/// <summary>Where a password comes from: a terminal, asked twice and without echo, or the first line of the input. Never from an argument: others see those.</summary>
internal sealed class PasswordPrompt(TextReader? input, Func<ConsoleKeyInfo>? key, TextWriter words)
{
    /// <summary>The input of this process.</summary>
    public static PasswordPrompt Here() => Console.IsInputRedirected
        ? new PasswordPrompt(Console.In, null, Console.Error)
        : new PasswordPrompt(null, () => Console.ReadKey(intercept: true), Console.Error);

    /// <returns>Null when none was typed, or another one the second time; a sentence has said so.</returns>
    public string? Read(string account)
    {
        if (input is not null)
        {
            var line = input.ReadLine();
            if (string.IsNullOrEmpty(line))
            {
                words.WriteLine("No password came. Type it at a terminal, or send it as the first line of the input.");
                return null;
            }

            return line;
        }

        var first = Ask($"Password for {account}: ");
        if (first.Length == 0)
        {
            words.WriteLine("No password was typed; nothing has changed.");
            return null;
        }

        if (Ask("The same again: ") == first)
        {
            return first;
        }

        words.WriteLine("The two were not the same; nothing has changed. Start again.");
        return null;
    }

    private string Ask(string question)
    {
        words.Write(question);
        var typed = new StringBuilder();
        while (key!() is var pressed && pressed.Key != ConsoleKey.Enter)
        {
            if (pressed.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                typed.Append(pressed.KeyChar);
            }
        }

        words.WriteLine();
        return typed.ToString();
    }
}
