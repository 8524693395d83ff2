using System.Runtime.InteropServices;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Trust;

/// <summary>What the checks of one scan share: the instant, the window, the rules, and the catalogue with its answers kept by id.</summary>
internal sealed class TrustContext(CountingContext counting, DossierCodes codes, Catalogue catalogue, Moment now, int dossiers)
{
    private readonly List<bool?> _lacksProcedure = [];
    private readonly List<bool?> _lacksAgency = [];

    public Moment Now => now;

    /// <summary>The local day of <see cref="Now"/>.</summary>
    public int Today { get; } = counting.Zone.DayOf(now);

    /// <summary>The first local day of the window.</summary>
    public int FirstDay => Today - TrustScan.WindowDays + 1;

    /// <summary>The first local day on which twins are looked for.</summary>
    public int FirstTwinDay => Today - Twins.WindowDays + 1;

    public CountingContext Counting => counting;

    public DossierCodes Codes => codes;

    public Catalogue Catalogue => catalogue;

    public Twins Twins { get; } = new(dossiers);

    public bool LacksProcedure(int procedure) =>
        Kept(_lacksProcedure, procedure) ??= catalogue.LacksProcedure(codes.Procedures.TextOf(procedure));

    public bool LacksAgency(int agency) => Kept(_lacksAgency, agency) ??= catalogue.LacksAgency(codes.Agencies.TextOf(agency));

    private static ref bool? Kept(List<bool?> answers, int id)
    {
        while (answers.Count <= id)
        {
            answers.Add(null);
        }

        return ref CollectionsMarshal.AsSpan(answers)[id];
    }
}
