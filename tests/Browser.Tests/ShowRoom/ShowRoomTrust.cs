using Ioc.Dashboard.Scenes;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>Panels of trust: from a clean province to twelve sources with the longest names.</summary>
internal static class ShowRoomTrust
{
    private const double OldAfter = 3600;

    public static TrustPanel Clean(DateTimeOffset at) =>
        new(at.AddMinutes(-4), OldAfter, Line("Toàn tỉnh", "", [100, 100, 100, 100, 100, 100]),
            [.. new[] { "tthc", "cong-dvc", "thanh-toan" }.Select(source => Line(source, "", [100, 100, 100, 100, 100, 100]))], []);

    /// <summary>One source that fails in most words, one of which little could be judged.</summary>
    public static TrustPanel OneFailing(DateTimeOffset at) =>
        new(at.AddMinutes(-4), OldAfter, Line("Toàn tỉnh", "số hóa cố định · kết quả trùng tệp +5", [66.7, 33.3, 75, 0, 50, 100]),
            [
                Line("tthc", "số hóa cố định · kết quả trùng tệp +5", [55.6, 0, 66.7, 0, 50, null]),
                Line("cong-dvc", "", [100, 100, 100, 100, 100, 100]),
                Line("thanh-toan", "", [null, null, 100, null, null, null], worst: 5.3),
                Line("Không rõ nguồn", "", [null, null, null, null, null, null], worst: 0),
            ],
            []);

    /// <summary>Twelve sources with names as long as a source may have; half of them do not fit.</summary>
    public static TrustPanel Twelve(DateTimeOffset at) =>
        new(at.AddHours(-26), OldAfter, Line("Toàn tỉnh", "thiếu trạng thái · nộp trùng nhận +11", [88.9, 66.7, 100, 0, 100, 66.7]),
            [.. Enumerable.Range(1, 6).Select(number => Line(
                $"hệ-thống-thông-tin-giải-quyết-thủ-tục-hành-chính-số-{number}", "bản ghi mâu thuẫn · mã thủ tục lạ +10", [88.9, 100, 33.3, 0, 50, 100], worst: 66.7))],
            [new("missed", 2), new("behind", 1), new("met", 2), new("no-data", 1)]);

    /// <summary>Names with spaces, which are cut at a word.</summary>
    public static TrustPanel LongNames(DateTimeOffset at) =>
        new(at.AddMinutes(-59), OldAfter, Line("Toàn tỉnh", "", [100, 100, 100, 100, 100, 100], worst: 89.5),
            [Line("Hệ thống thông tin giải quyết thủ tục hành chính của Sở Nông nghiệp và Môi trường", "thời điểm kết thúc dồn vào giờ cuối · rút sát hạn +1", [100, 100, 66.7, 100, 100, 100], worst: 47.4)],
            []);

    private static TrustLine Line(string name, string failing, double?[] words, double worst = 100)
    {
        var known = words.OfType<double>().ToArray();
        double? score = known.Length == 0 ? null : Math.Round(known.Average(), 1);
        return new TrustLine(name, score, Math.Min(worst, score ?? 0), worst < 100 ? Math.Min(known.Length, 12) : 19, 19, Standing(score), failing, [.. words.Select(word => new TrustCell(word, Standing(word)))]);
    }

    private static string Standing(double? score) => score switch { null => "no-data", >= 100 => "met", >= 50 => "behind", _ => "missed" };
}
