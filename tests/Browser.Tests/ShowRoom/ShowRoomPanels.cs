using Ioc.Dashboard.Scenes;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>Panels at the limits of the layout: the longest titles of the plans, the largest numbers, every standing and every step.</summary>
internal static class ShowRoomPanels
{
    private const string Longest = "Ứng dụng trí tuệ nhân tạo, trợ lý ảo, dữ liệu lớn, thiết bị bay để điều hành trực tuyến";

    public static TargetPanel Targets() => new(
        [
            Heading("Kế hoạch cuối năm 2025 của tỉnh Quảng Ngãi (dự thảo) · hết hạn 31/12/2025"),
            Line("Đạt, có thể tụt", "met", "1.234 / 1.000 hồ sơ/dịch vụ", "còn 260 ngày làm việc", "không cần thêm", new(0.9, 0.8, 0.7, 0.6, 0.8)),
            Line("Đúng tiến độ", "on-course", "982.345 / 982.000 hồ sơ/năm", "còn 26 ngày làm việc", "cần 27.808 hồ sơ/ngày", new(0.5, 0.95, 0.96, 0.9, 1)),
            Line("Chậm tiến độ", "behind", "263,7 / 1.000 hồ sơ/dịch vụ", "không còn ngày làm việc", "không thể đạt", new(0.25, 0.95, 0.3, null, null)),
            Line("Chậm tiến độ", "behind", "1.000 / 1.139 thủ tục", "còn 26 ngày làm việc", "cần 99,9 % hồ sơ tới", new(0.25, 0.95, 0.3, 0.2, 0.4)),
            Heading("Ví dụ: chỉ tiêu quốc gia năm 2026 · hạn 31/12/2026"),
            Line("Không đạt", "missed", "0 / 100 %", "hết hạn", "", new(0, 1, null, null, null)),
            Line("Chưa có dữ liệu", "no-data", "– / 95 %", "còn 26 ngày làm việc", "", null),
            Heading("Kế hoạch 02 của xã Chợ Đồn · hạn 30/09/2026"),
            Line("Chưa có dữ liệu", "no-data", "không nêu con số", "còn 1 ngày làm việc", "cần 12,5 dịch vụ/ngày", null),
        ],
        [new("no-data", 163), new("met", 12), new("on-course", 10), new("behind", 25), new("missed", 107)],
        Ready: true);

    public static FieldPanel Field() => new(
        new string('4', 140) + new string('3', 154) + new string('2', 227) + new string('1', 315) + new string('0', 100) + new string('x', 46),
        1000, 12_345.6, 11_555_000, 98_765.4, 936, 936, "Từ 01/01/2026; mức một năm 1.000 hồ sơ mỗi dịch vụ: Kế hoạch cuối năm 2025 của tỉnh Quảng Ngãi (dự thảo)");

    /// <summary>A wide, a high and a large province.</summary>
    public static IEnumerable<MapPanel?> Maps(bool known) =>
        new[] { (7, 13, 54), (20, 11, 124), (16, 18, 168) }.Select(size => known ? Map(size.Item1, size.Item2, size.Item3) : null);

    public static EqualList<TileItem> Worst(int index) =>
        [.. Enumerable.Range(0, 5).Select(place => new TileItem("H49." + place, place == 0 ? "Xã Văn Miếu - Quốc Tử Giám Thượng" : "Phường Ướt Ễ Ậ", index == 2 ? 98_765 : 12.5 + place, null, null))];

    private static MapPanel Map(int rows, int columns, int communes) => new(
        rows, columns, [.. Enumerable.Range(0, communes).Select(place => new MapCell(place / columns, place % columns, (place % 6) - 1))],
        [10_000, 12_500, 7_500, 10_000, 5_000, 7_500, 2_500, 5_000, 0, 2_500], LargestFirst: communes > 160);

    private static TargetLine Heading(string title) => new(title, null, "", "", "", "", null);

    private static TargetLine Line(string word, string standing, string value, string time, string need, TargetBar? bar) =>
        new(Longest, standing, word, value, time, need, bar);
}
