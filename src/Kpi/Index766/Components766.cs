using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Index766;

/// <summary>
/// The components with their formulas (kpis.md, the section on decision 766), so far as dossiers, catalogue and entered indicators can give them. What
/// they cannot give stays without points and is told as missing; the portal's own score is authoritative.
/// </summary>
internal static class Components766
{
    public static IReadOnlyList<Component766> All { get; } =
    [
        new("publish-on-time", Group766.Ckmb, 6, static _ => null),
        new("public-update-on-time", Group766.Ckmb, 4, static _ => null),
        new("public-content-full", Group766.Ckmb, 2, static _ => null),
        new("dossier-sync", Group766.Ckmb, 6, static facts => 6 * facts.Rate("portal-sync")),
        new("progress", Group766.Tdgq, 20, static facts => 20 * Progress(facts)),
        new("online-coverage", Group766.Clgq, 2, static facts => Capped(2, facts.ShareOfServices(static _ => true, IsOnline) / 0.8)),
        new("online-services-used", Group766.Clgq, 4, static facts => 4 * facts.ShareWithDossiers(IsOnline)),
        new("online-channel", Group766.Clgq, 6, static facts => Capped(6, OnlineShare(facts) / 0.5)),
        new("payment-dossiers", Group766.Tttt, 6, static facts => 6 * facts.Rate("online-payment-rate")),
        new("payment-procedures-offered", Group766.Tttt, 2, static _ => null),
        new("payment-procedures-used", Group766.Tttt, 2, static facts =>
            Capped(2, facts.ShareWithDossiers(static entry => entry.FeeRequired) / 0.8)),
        new("original-result-available", Group766.Mdsh, 6, static facts => 6 * facts.Rate("electronic-result-rate")),
        new("digitised-dossiers", Group766.Mdsh, 4, static facts => 4 * facts.Rate("digitised-component-rate")),
        new("electronic-certified-copy", Group766.Mdsh, 2, static _ => null),
        new("reused-digitised-data", Group766.Mdsh, 2, static facts => Capped(2, facts.Rate("data-reuse-rate") / 0.8)),
        new("personal-storage-sync", Group766.Mdsh, 4, static _ => null),
        new("citizen-data-dossiers", Group766.Mdsh, 2, static facts => 2 * facts.Rate("single-entry-rate")),
        new("citizen-data-formalities", Group766.Mdsh, 2, static _ => null),
        new("petition-on-time", Group766.Mdhl, 6, static facts => 6 * facts.Rate("petition-on-time-rate")),
        new("petition-satisfaction", Group766.Mdhl, 6, static _ => null),
        new("receiving-satisfaction", Group766.Mdhl, 6, static facts => Capped(6, facts.Rate("satisfaction-rate") / 0.9)),
    ];

    /// <summary>On time, or open and not late yet: the end of the period counts as the end of what is open.</summary>
    private static double? Progress(Facts766 facts)
    {
        var open = facts.Denominator("overdue-open");
        var whole = facts.Denominator("on-time-rate") + open;
        return whole == 0 ? null : (double)(facts.Numerator("on-time-rate") + open - facts.Numerator("overdue-open")) / whole;
    }

    /// <summary>The decision counts a missing channel as direct, whatever the counting rule of K02.</summary>
    private static double? OnlineShare(Facts766 facts) =>
        facts.Numerator("received-dossiers") is > 0 and var received ? (double)facts.Numerator("online-submission-rate") / received : null;

    private static bool IsOnline(ProcedureEntry entry) => entry.Online is OnlineLevel.Full or OnlineLevel.Partial;

    /// <summary>A fraction of 1 and more gives all the points.</summary>
    private static double? Capped(double max, double? fraction) => Math.Min(1, fraction ?? double.NaN) is var share && double.IsNaN(share) ? null : max * share;
}
