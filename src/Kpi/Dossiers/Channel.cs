namespace Ioc.Kpi.Dossiers;

/// <summary>How a dossier was submitted (`KenhThucHien`, exchange.md 1.1; mapping in semantics.md).</summary>
public enum Channel : byte
{
    Unknown = 0,
    Counter = 1,
    Online = 2,
    Postal = 3,
    Other = 4,
}
