namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>What the show room puts up: each case changes the usual province.</summary>
internal static class ShowRoomCases
{
    private static readonly double?[] Largest = [1_234_567, 100, 100, 888_888, 98_765, 8_765.4, 100, 100];

    public static Dictionary<string, Action<ShowRoomScenes>> All => new()
    {
        ["usual"] = _ => { },
        ["largest"] = scenes => scenes.Values = Largest,
        ["empty"] = scenes => scenes.Values = [0, null, null, 0, 0, null, null, null],
        ["stale"] = scenes => scenes.Sources =
        [
            ShowRoomScenes.Source("tthc", "failing", 7_300), ShowRoomScenes.Source("cong-dvc", "late", 1_021), ShowRoomScenes.Source("thanh-toan", "ok", 37),
        ],
        ["many-sources"] = scenes => scenes.Sources = Many,
        ["no-source"] = scenes => scenes.Sources = [],
        ["unknown"] = scenes => scenes.Known = false,
        ["doubted"] = scenes => scenes.Doubts = ["zero-length-processing"],
        ["alerts"] = scenes => scenes.Alerts =
        [
            scenes.Alert("Trung tâm Phục vụ hành chính công tỉnh: 1.234 hồ sơ đang xử lý đã quá hạn, chưa ai xin lỗi", "firing", "critical", isNew: true),
            scenes.Alert("Sở Nông nghiệp và Môi trường tỉnh Cao Bằng: 88,8 % hồ sơ đang xử lý đã quá hạn", "acknowledged", "warning"),
            scenes.Alert("Xã Ướt Mỹ: mất số liệu", "no-data", "info"),
        ],
        ["one-alert"] = scenes => scenes.Alerts = [scenes.Alert("Nguồn cổng dịch vụ công quốc gia đã lâu không có dữ liệu mới, số liệu của 124 xã dừng từ đó", "muted", "critical")],
        ["no-rules"] = scenes => scenes.Rules = "",
        ["trust-failing"] = scenes => scenes.Trust = ShowRoomTrust.OneFailing(scenes.At),
        ["trust-twelve"] = scenes => scenes.Trust = ShowRoomTrust.Twelve(scenes.At),
        ["trust-long-names"] = scenes => scenes.Trust = ShowRoomTrust.LongNames(scenes.At),
    };

    /// <summary>Everything at once that makes a scene hard.</summary>
    public static Action<ShowRoomScenes> Hardest => scenes =>
    {
        scenes.Values = Largest;
        scenes.Sources = [ShowRoomScenes.Source("tthc", "failing", 7_300), .. Many];
        scenes.Doubts = ["submitted-equals-received", "zero-length-processing", "no-due-date"];
        scenes.Rules = ShowRoomRules.Longest;
        scenes.Trust = ShowRoomTrust.Twelve(scenes.At);
        All["alerts"](scenes);
    };

    /// <summary>The scenes that a case changes.</summary>
    public static IReadOnlyList<string> ScenesOf(string shown) => shown.StartsWith("trust", StringComparison.Ordinal) ? ["trust"] : ShowRoomScenes.Ids;

    private static IReadOnlyList<Dashboard.Scenes.SceneSource> Many =>
        [.. Enumerable.Range(1, 12).Select(number => ShowRoomScenes.Source($"nguồn-dữ-liệu-số-{number}-của-tỉnh", "ok", number * 3_000))];
}
