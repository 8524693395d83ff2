using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Tests.Alerts;

/// <summary>Alerts and messages for the tests of the delivery.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 40, 0, TimeSpan.Zero);

    public static readonly AlertWording Wording = new(
        "Tỷ lệ đúng hạn thấp tại Sở Xây dựng", "Đúng hạn 871 trên 1.000 hồ sơ trong tháng.", "Phòng Một cửa rà soát hồ sơ sắp đến hạn.");

    public static AlertFingerprint Alert(string agency = "H49.12") => new("on-time-low", new AlertScope(AlertScopeKind.Agency, agency));

    public static AlertItem Item(
        AlertChange change = AlertChange.Fired, AlertSeverity severity = AlertSeverity.Critical, string agency = "H49.12", AlertWording? wording = null) => new(
        Alert(agency), 3, 7, change, severity, wording ?? Wording, 87.1, 90, "on-time-rate", Now.AddMinutes(-95), Now, AlertUnit.Percent);

    public static AlertMessage Message(
        string key = "m1", string channel = "mail", string address = "", string receiver = "Văn phòng", DateTimeOffset? at = null, params AlertItem[] items) =>
        new(key, AlertMessageKind.Change, receiver, channel, address, items is [] ? [Item()] : items, 0, at ?? Now);
}
