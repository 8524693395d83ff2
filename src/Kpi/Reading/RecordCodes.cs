using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Reading;

/// <summary>The code lists of the national record (exchange.md 1.1, 1.3).</summary>
internal static class RecordCodes
{
    public const DossierFacts Identity = DossierFacts.IdentityKnown | DossierFacts.IdentityVerified;
    public const DossierFacts Payment = DossierFacts.PaymentKnown | DossierFacts.PaidOnline;

    /// <summary>`KenhThucHien`; anything that is not one of its three codes is another channel, only nothing is unknown.</summary>
    public static Channel ChannelOf(ScalarText text) =>
        text.SaysNothing ? Channel.Unknown
        : text.Is((byte)'1') ? Channel.Counter
        : text.Is((byte)'2') ? Channel.Online
        : text.Is((byte)'3') ? Channel.Postal
        : Channel.Other;

    /// <summary>`TrangThaiHoSo`: 1 to 10, written without leading zeros.</summary>
    public static byte StatusOf(ScalarText text) => text.Kind != ScalarKind.Text
        ? DossierStatus.Unknown
        : text.Trimmed switch
        {
            [(byte)'1', (byte)'0'] => DossierStatus.Returned,
            [>= (byte)'1' and <= (byte)'9' and var digit] => (byte)(digit - '0'),
            _ => DossierStatus.Unknown,
        };

    /// <summary>`TaiKhoanDuocXacThucVoiVNeID`.</summary>
    public static DossierFacts IdentityOf(ScalarText text) =>
        text.SaysNothing ? DossierFacts.None : text.IsOne ? Identity : DossierFacts.IdentityKnown;

    /// <summary>`DuocThanhToanTrucTuyen`: 1 on the national portal, 2 through another gateway; 0, 3 and nothing are not online.</summary>
    public static DossierFacts PaymentOf(ScalarText text) =>
        text.IsOne || text.Is((byte)'2') ? Payment : DossierFacts.PaymentKnown;
}
