using Ioc.Kpi.Alerts;

namespace Ioc.Storage.Tests.Alerts;

/// <summary>Alerts, transitions and messages for the tests of the store.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 40, 0, 123, TimeSpan.Zero);

    public static AlertFingerprint Alert(string agency = "H49.12") => new("overdue-high", new AlertScope(AlertScopeKind.Agency, agency));

    public static AlertState State(AlertFingerprint? fingerprint = null) => new()
    {
        Fingerprint = fingerprint ?? Alert(),
        Phase = AlertPhase.Firing,
        PhaseSince = Now,
        Episode = 3,
        FiringSince = Now.AddMinutes(-5),
        ClearSince = Now.AddMinutes(-1),
        Value = 12.5,
        ValueAt = Now,
        Worst = 14,
        Threshold = 5,
        NoDataSince = Now,
        NoData = true,
        FlappingSince = Now.AddHours(-1),
        Crossings = [Now.AddMinutes(-3), Now.AddMinutes(-2)],
        Severity = AlertSeverity.Critical,
        Owner = "van-phong",
        Labels = new Dictionary<string, string> { ["lĩnh vực"] = "đất đai" },
        Wording = new AlertWording("Quá hạn cao tại Sở Xây dựng", "12,5 % > 5 %", "Gọi phòng một cửa"),
    };

    public static AlertTransition Transition(long number, AlertFingerprint? fingerprint = null, DateTimeOffset? at = null) => new(
        number, fingerprint ?? Alert(), 3, AlertChange.Fired, AlertPhase.Pending, AlertPhase.Firing, at ?? Now, 12.5, "");

    public static AlertItem Item(AlertFingerprint fingerprint) => new(
        fingerprint, 3, 7, AlertChange.Fired, AlertSeverity.Critical, new AlertWording("Quá hạn cao", "", ""), 12.5, 5, "K10", Now, Now);

    public static AlertMessage Message(
        string key, string channel = "mail", string receiver = "van-phong", string address = "", DateTimeOffset? at = null, params AlertFingerprint[] about) => new(
        key, AlertMessageKind.Change, receiver, channel, address, [.. (about is [] ? [Alert()] : about).Select(Item)], 0, at ?? Now);

    public static AlertAct Act(AlertActKind kind, string by, long transition = 7) => new(0, Alert(), 3, transition, kind, by, Now, kind == AlertActKind.Commented ? "đã gọi" : "");
}
