namespace Ioc.Dashboard.Api;

/// <summary>What one check found, in `GET /api/v1/trust`.</summary>
/// <param name="Id">The id, as in the `doubts` of a KPI.</param>
/// <param name="Name">The Vietnamese name.</param>
/// <param name="Meaning">What it means when the check fails.</param>
/// <param name="Cure">What to do about it.</param>
/// <param name="Word">The word of the six that it speaks about.</param>
/// <param name="Weight">What it weighs in the score; 0 informs only.</param>
/// <param name="State">`ok`, `failing` or `not-judged`.</param>
/// <param name="Reason">`sample-too-small`, `not-supplied`, `no-catalogue`, `not-awaited`, `own-repetition` or `catching-up`; null when it was judged.</param>
/// <param name="Count">How many show what the check looks for.</param>
/// <param name="Of">How many were looked at.</param>
/// <param name="Threshold">The share (0–1) above which the check fails.</param>
/// <param name="MinimumSample">How many must have been looked at.</param>
/// <param name="Kpis">Ids of the KPIs that are in doubt when it fails.</param>
/// <param name="Examples">At most ten pseudonymous keys in hex.</param>
/// <param name="Places">At most ten codes of agencies, or days, where it shows; empty where there are none.</param>
public sealed record TrustCheckView(
    string Id,
    string Name,
    string Meaning,
    string Cure,
    string Word,
    int Weight,
    string State,
    string? Reason,
    long Count,
    long Of,
    double Threshold,
    int MinimumSample,
    IReadOnlyList<string> Kpis,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Places);
