using System.Text;

namespace Ioc.Kpi.Alerts.Rules;

/// <summary>The words that stand for enum values in rule files: kebab-case, such as `weekday-mean`.</summary>
public static class AlertWords
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Of(known) == word)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
