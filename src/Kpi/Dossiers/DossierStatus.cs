namespace Ioc.Kpi.Dossiers;

/// <summary>Codes of `TrangThaiHoSo` (exchange.md 1.3). Codes outside 1–10 are kept and counted as suspect, never dropped.</summary>
public static class DossierStatus
{
    /// <summary>No status given (imports without a mapping); says nothing, and is not suspect.</summary>
    public const byte None = 0;

    public const byte Registered = 1;
    public const byte Accepted = 2;
    public const byte NotAccepted = 3;
    public const byte Processing = 4;
    public const byte SupplementRequested = 5;
    public const byte PaymentRequested = 6;
    public const byte Withdrawn = 7;
    public const byte Stopped = 8;
    public const byte Finished = 9;
    public const byte Returned = 10;

    /// <summary>A code that the national list does not have.</summary>
    public const byte Unknown = 255;
}
