using Ioc.Kpi.Indicators;

namespace Ioc.Kpi.Accounts;

/// <summary>What an account may be called. Names stand in the audit log and beside entered values for ever, so they hold no personal number.</summary>
public static class AccountName
{
    public const int Shortest = 2;
    public const int Longest = 64;

    /// <summary>What is legal, in English.</summary>
    public const string Legal =
        "2 to 64 small letters a-z, digits, points, dashes and underscores, beginning with a letter, without a telephone or identity number";

    public static bool IsLegal(string name) =>
        name.Length is >= Shortest and <= Longest && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_')
        && !PersonalNumber.IsIn(name);

    /// <summary>What was typed as the name that is meant: people type capitals and blanks around it.</summary>
    public static string Plain(string typed) => typed.Trim().ToLowerInvariant();
}
