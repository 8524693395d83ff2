using Ioc.Dashboard.Scenes;

namespace Ioc.Browser.Tests.ShowRoom;

/// <summary>Scenes at the limits of the layout: the longest names, the largest numbers, every state that a tile can be in.</summary>
public sealed class ShowRoomScenes
{
    private static readonly string[] Units = ["dossiers", "percent", "percent", "dossiers", "dossiers", "hours", "percent", "percent"];
    private static readonly string[] Names =
    [
        "Hồ sơ tiếp nhận", "Tỷ lệ nộp trực tuyến", "Tỷ lệ giải quyết đúng hạn", "Đang xử lý quá hạn",
        "Sắp đến hạn", "Thời gian giải quyết", "Tỷ lệ số hóa thành phần hồ sơ", "Tỷ lệ tái sử dụng dữ liệu",
    ];
    private static readonly string[] Agencies =
    [
        "Sở Nông nghiệp và Môi trường tỉnh Cao Bằng", "Xã Ướt Mỹ", "Phường Ễ Ậ", "Trung tâm Phục vụ hành chính công tỉnh",
        "Sở Xây dựng", "Xã Ba Chẽ", "Xã Đường Hoa", "Phường Hồng Gai", "Xã Quảng La", "Đặc khu Cô Tô",
    ];

    /// <summary>The instant that the scenes are of; the hub's time runs on from it.</summary>
    public DateTimeOffset At { get; set; } = new(2026, 11, 24, 10, 42, 7, TimeSpan.FromHours(7));

    public double?[] Values { get; set; } = [];

    public IReadOnlyList<SceneSource> Sources { get; set; } = [];

    /// <value>Failing checks that touch every number; null for none.</value>
    public EqualList<string>? Doubts { get; set; }

    /// <value>The counting rules below each scene that has some.</value>
    public string Rules { get; set; } = "";

    public TrustPanel Trust { get; set; } = TrustPanel.Empty;

    public IReadOnlyList<SceneAlert> Alerts { get; set; } = [];

    public ShowRoomScenes() => Reset();

    /// <summary>The usual province again.</summary>
    public void Reset()
    {
        Values = [7312, 92.437, 88.42, 1204, 386, 97.6, 64.1, 85.76];
        Sources = [Source("tthc", "ok", 4), Source("cong-dvc", "ok", 21), Source("thanh-toan", "ok", 37)];
        Doubts = null;
        Rules = ShowRoomRules.Usual;
        Trust = ShowRoomTrust.Clean(At);
        Alerts = [];
        Known = true;
    }

    public bool Stale => Sources.Any(source => source.State is "late" or "failing");

    public static SceneSource Source(string id, string state, double? age) => new(id, "reference", state, false, null, age, 180, 0.4, state == "failing" ? 3 : 0, null);

    /// <summary>In the order in which they take turns.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["overview", "flow", "targets", "services", "map", "trust"];

    /// <value>False leaves plans, services and communes without data.</value>
    public bool Known { get; set; }

    public SceneSnapshot Read(string sceneId) => sceneId switch
    {
        "flow" => Flow(),
        "targets" => Scene("targets", "Chỉ tiêu các kế hoạch", [Blank("targets", "Chỉ tiêu các kế hoạch") with { Doubts = null, Plans = Known ? ShowRoomPanels.Targets() : TargetPanel.Empty }]),
        "services" => Scene("services", "982 dịch vụ công", [Blank("services", "982 dịch vụ công") with { Field = Known ? ShowRoomPanels.Field() : null }]),
        "map" => Scene("map", "Bản đồ cấp xã", [.. ShowRoomPanels.Maps(Known).Select((map, index) => Blank("map-" + index, Names[index + 1]) with
        {
            Unit = Units[index + 1], Value = Known ? Values[index + 1] : null, Map = map, Items = Known ? ShowRoomPanels.Worst(index) : null, Period = "month",
        })]),
        "trust" => Scene("trust", "Độ tin cậy dữ liệu", [Blank("trust", "Độ tin cậy dữ liệu") with { Unit = "points", Doubts = null, Trust = Known ? Trust : TrustPanel.Empty }]),
        _ => Overview(),
    };

    private SceneSnapshot Overview() => Scene("overview", "Tổng quan hôm nay", [.. Enumerable.Range(0, 8).Select(Kpi)]);

    private SceneSnapshot Flow() => Scene("flow", "Dòng hồ sơ trong ngày", [Blank("inflow-outflow", "Tiếp nhận và giải quyết theo giờ") with { Series = Lines() },
        Blank("overdue-agencies", "Đơn vị quá hạn nhiều nhất") with { Items = new EqualList<TileItem>([.. Agencies.Select(Agency)]) }]);

    private SceneSnapshot Scene(string id, string title, IReadOnlyList<Tile> tiles) =>
        new() { Id = id, Title = title, Epoch = "show", Seq = 1, At = At, Tiles = tiles, Sources = Sources, Rules = id is "services" or "trust" ? "" : Rules, Alerts = Alerts, AlertCount = Alerts.Count > 1 ? Alerts.Count + 312 : Alerts.Count };

    public SceneAlert Alert(string name, string state, string severity, bool isNew = false) => new(name, name, state, severity, At.AddDays(-3).AddMinutes(-7), isNew, state == "firing");

    private Tile Kpi(int index) => Blank("kpi-" + index, Names[index]) with
    {
        Unit = Units[index],
        Value = Values[index],
        Status = Values[index] is null ? "no-data" : "ok",
        Change = index == 4 ? null : (index % 2 == 0 ? 1 : -1) * (index + 1) * 3.7,
        Target = index switch { 6 => 80, 2 => 95, 0 => 1_000_000, _ => null },
        Standing = index switch { 6 => "on-course", 2 => "behind", _ => null },
        Marks = index == 6 ? [new TileMark(80, "Mục tiêu")] : [],
        Spark = new EqualList<double?>([.. Enumerable.Range(0, 25).Select(hour => index == 3 && hour == 9 ? (double?)null : 50 + (30 * Math.Sin((hour + (index * 3)) / 3.5)) + hour)]),
        Period = index is 0 ? "today" : index is 3 or 4 ? "now" : "month",
    };

    private Tile Blank(string id, string name)
    {
        var ages = Sources.Where(source => source.State != "disabled").Select(source => source.AgeSeconds).ToArray();
        return new Tile
        {
            Id = id,
            Name = name,
            Unit = "dossiers",
            Status = "ok",
            Period = "now",
            AgeSeconds = ages.Length == 0 || ages.Contains(null) ? null : ages.Max(),
            Stale = Stale,
            Doubts = Doubts,
            Sources = new EqualList<string>([.. Sources.Select(source => source.Id)]),
        };
    }

    private static TileItem Agency(string name, int index) => new("H49." + index, name, 412 - (index * index * 4), 412 - (index * index * 4), 2000);

    private EqualList<TileSeries> Lines()
    {
        var day = new DateTimeOffset(At.Year, At.Month, At.Day, 0, 0, 0, At.Offset);
        TileSeries Line(string name, int hours, double scale) => new(name, new EqualList<TilePoint>([.. Enumerable.Range(0, hours)
            .Select(hour => new TilePoint(day.AddHours(hour), Math.Round(scale * Math.Exp(-Math.Pow((hour - 9.5) / 2.2, 2)) + (scale * 0.8 * Math.Exp(-Math.Pow((hour - 15) / 2, 2))))))]));
        return [Line("received", At.Hour + 1, 1100), Line("received-yesterday", 24, 1010), Line("finished", At.Hour + 1, 890), Line("finished-yesterday", 24, 930)];
    }
}
