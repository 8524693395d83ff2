using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K16: received with a fee and paid online (`DuocThanhToanTrucTuyen` 1 or 2) ÷ received with a fee (some `Gia` above 0). How a fee was paid
/// is known of every national record.
/// </summary>
public sealed class OnlinePaymentRate : CountedKpi
{
    private const DossierFacts FeeAndPayment = DossierFacts.FeeDue | DossierFacts.PaymentKnown;

    private static readonly FlowMeasure PaidOnline = new(
        "paid-online",
        FlowDay.Received,
        static (in dossier) => dossier.Knows(FeeAndPayment | DossierFacts.PaidOnline) ? 1 : 0);

    private static readonly FlowMeasure WithFee =
        new("with-fee", FlowDay.Received, static (in dossier) => dossier.Knows(FeeAndPayment) ? 1 : 0);

    private static readonly FlowMeasure PaymentKnown = new(
        "payment-known",
        FlowDay.Received,
        static (in dossier) => dossier.Knows(FeeAndPayment) || (dossier.Knows(DossierFacts.FeeKnown) && !dossier.Knows(DossierFacts.FeeDue)) ? 1 : 0);

    public override int Number => 16;

    public override string Id => "online-payment-rate";

    public override KpiUnit Unit => KpiUnit.Percent;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Received;

    public override string Formula => "received with a fee and paid online (`DuocThanhToanTrucTuyen` 1 or 2) ÷ received with a fee (some `Gia` above 0) for which the payment is known";

    public override IReadOnlyList<Measure> Numerator { get; } = [PaidOnline];

    public override Measure? Denominator => WithFee;

    public override FlowMeasure? Supply => PaymentKnown;
}
