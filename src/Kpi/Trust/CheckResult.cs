namespace Ioc.Kpi.Trust;

/// <summary>What one check found in one source, or in the province.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="State">Whether it was judged, and how.</param>
/// <param name="Reason">Why it was not judged; null where it was.</param>
/// <param name="Count">How many show what the check looks for; of a constant field those that have the more frequent value.</param>
/// <param name="Of">How many were looked at: records, working days, deliveries or sources, as the check says.</param>
/// <param name="Examples">At most ten pseudonymous keys in hex, of records that <paramref name="Count"/> counts. Never a code, never a person.</param>
/// <param name="Places">Where it shows, at most ten: the codes of agencies, or days as `2026-11-20`; empty where there is no such place.</param>
public sealed record CheckResult(
    TrustCheck Check,
    CheckState State,
    NotJudgedReason? Reason,
    long Count,
    long Of,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Places);
