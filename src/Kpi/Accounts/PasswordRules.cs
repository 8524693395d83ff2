namespace Ioc.Kpi.Accounts;

/// <summary>
/// What a new password must satisfy (docs/decisions/0009-sign-in.md): twelve characters of three kinds, or a passphrase of twenty. Pure;
/// a password is never part of a message.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>From this length on, kinds of characters do not matter.</summary>
    public const int Passphrase = 20;

    /// <summary>What is legal, in English.</summary>
    public const string Legal =
        "12 to 128 characters: at least three of small letters, capitals, digits and others, or 20 characters of any kind; without the name of the "
        + "account, long runs and well-known passwords";

    private const int LeastDifferent = 6;
    private const int LeastName = 4;
    private static readonly string[] WellKnown = ["password", "matkhau", "qwerty", "admin", "welcome", "iloveyou", "letmein", "vietnam"];

    /// <returns>The first fault; null for a password that can be chosen.</returns>
    public static PasswordFault? Check(string password, string accountName) =>
        password.Length < Shortest ? PasswordFault.TooShort
        : password.Length > Longest ? PasswordFault.TooLong
        : !IsText(password) ? PasswordFault.BadText
        : accountName.Length >= LeastName && password.Contains(accountName, StringComparison.OrdinalIgnoreCase) ? PasswordFault.HoldsName
        : password.Distinct().Count() < LeastDifferent || LongestRun(password) > password.Length / 2 ? PasswordFault.TooRegular
        : WellKnown.Any(word => 2 * word.Length > password.Length && password.Contains(word, StringComparison.OrdinalIgnoreCase)) ? PasswordFault.WellKnown
        : password.Length < Passphrase && Kinds(password) < 3 ? PasswordFault.TooPlain
        : null;

    private static int Kinds(string password) =>
        (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(letter => !char.IsLower(letter) && !char.IsUpper(letter) && !char.IsDigit(letter)) ? 1 : 0);

    /// <summary>The longest part in which each character is the one before it, the next one or the previous one.</summary>
    private static int LongestRun(string password)
    {
        var longest = 1;
        var run = 1;
        var step = int.MinValue;
        for (var place = 1; place < password.Length; place++)
        {
            var difference = password[place] - password[place - 1];
            run = Math.Abs(difference) > 1 ? 1 : difference == step ? run + 1 : 2;
            step = Math.Abs(difference) > 1 ? int.MinValue : difference;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool IsText(string password)
    {
        for (var place = 0; place < password.Length; place++)
        {
            var pair = char.IsHighSurrogate(password[place]) && place + 1 < password.Length && char.IsLowSurrogate(password[place + 1]);
            if (char.IsControl(password[place]) || (char.IsSurrogate(password[place]) && !pair))
            {
                return false;
            }

            place += pair ? 1 : 0;
        }

        return true;
    }
}
