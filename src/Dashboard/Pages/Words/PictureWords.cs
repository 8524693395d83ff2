using System.Globalization;
using Ioc.Dashboard.Pictures;
using Ioc.Dashboard.Text;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>What the screens say about fields and maps.</summary>
internal static class PictureWords
{
    /// <summary>From when the field counts, and who says its yearly number.</summary>
    public static string Since(ServiceField field, Texts texts) => texts["field.since"]
        .Replace("{day}", TargetWords.Day(field.From), StringComparison.Ordinal)
        .Replace("{yearly}", TargetWords.Number(field.Yearly), StringComparison.Ordinal)
        .Replace("{source}", field.Plan ?? texts["field.source-default"], StringComparison.Ordinal);

    public static string Legend(double yearly, Texts texts) =>
        texts["field.legend"].Replace("{yearly}", TargetWords.Number(yearly), StringComparison.Ordinal);

    public static string Of(long part, long whole, Texts texts) => texts["field.of"]
        .Replace("{part}", NumberWords.Of(part), StringComparison.Ordinal).Replace("{whole}", NumberWords.Of(whole), StringComparison.Ordinal);

    /// <summary>The interval of a step of a map.</summary>
    public static string Step(double low, double high, Texts texts) => texts["client.picture.step"]
        .Replace("{low}", TargetWords.Number(low), StringComparison.Ordinal).Replace("{high}", TargetWords.Number(high), StringComparison.Ordinal);

    public static string Rank(int rank, int of, Texts texts) => texts["map.rank-of"]
        .Replace("{rank}", rank.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{of}", of.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
