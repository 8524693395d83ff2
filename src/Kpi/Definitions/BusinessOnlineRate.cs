using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K19: received from businesses online ÷ received from businesses (semantics.md, business-online-rate); and, of the whole province, the
/// procedures for businesses that are provided online, in full or in part, ÷ procedures for businesses of the catalogue (kpis.md, K19).
/// </summary>
public sealed class BusinessOnlineRate : CountedKpi
{
    private static readonly FlowMeasure Online = new(
        "business-online",
        FlowDay.Received,
        static (in dossier) => dossier.Content is { Applicant: ApplicantKind.Business, Channel: Channel.Online } ? 1 : 0);

    private static readonly FlowMeasure FromBusinesses =
        new("business", FlowDay.Received, static (in dossier) => dossier.Content.Applicant == ApplicantKind.Business ? 1 : 0);

    private static readonly FlowMeasure ApplicantKnown =
        new("applicant-known", FlowDay.Received, static (in dossier) => dossier.Content.Applicant != ApplicantKind.Unknown ? 1 : 0);

    public override int Number => 19;

    public override string Id => "business-online-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received from businesses with channel online ÷ received from businesses";

    public override IReadOnlyList<Measure> Numerator { get; } = [Online];

    public override Measure? Denominator => FromBusinesses;

    public override FlowMeasure? Supply => ApplicantKnown;

    public override IReadOnlyDictionary<string, KpiFigure>? FiguresOf(Surroundings around, in Scope scope)
    {
        if (scope != Scope.Province)
        {
            return null;
        }

        var whole = around.Catalogue.Procedures.Entries.Where(entry => entry.Business).ToList();
        var online = whole.Count(entry => entry.Online is OnlineLevel.Full or OnlineLevel.Partial);
        return new Dictionary<string, KpiFigure>
        {
            ["business-procedures"] = whole.Count == 0 ? new(null, KpiUnit.Percent) : new(100.0 * online / whole.Count, KpiUnit.Percent, online, whole.Count),
        };
    }
}
