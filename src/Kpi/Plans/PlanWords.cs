using System.Text;

namespace Ioc.Kpi.Plans;

/// <summary>The words that stand for enum values in plan files and answers: kebab-case (`within-month`), and the signs of comparisons.</summary>
public static class PlanWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => value switch
        {
            PlanComparison.AtLeast => ">=",
            PlanComparison.Whole => "=",
            PlanComparison.AtMost => "<=",
            _ => Kebab(value.ToString()),
        };

    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Of(known) == text)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>All words of the enum, for the message about another one.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));

    private static string Kebab(string name)
    {
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
}
