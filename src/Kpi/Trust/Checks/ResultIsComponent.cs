using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust.Checks;

/// <summary>What is called the result is what the applicant sent. One in twenty may be a certified copy.</summary>
public sealed class ResultIsComponent : RecordCheck
{
    public override int Number => 5;

    public override string Id => "result-is-component";

    public override TrustWord Word => TrustWord.Correct;

    public override string Rule => "finished whose result file is one of the submitted files ÷ finished with an electronic result";

    public override double Threshold => 0.05;

    public override int MinimumSample => 100;

    public override IReadOnlyList<string> Kpis { get; } = ["electronic-result-rate", "fully-online-rate"];

    internal override Finding Look(in TrustRecord record) =>
        record.FinishedInWindow && record.Content.Has(DossierFacts.ResultKnown | DossierFacts.ElectronicResult)
            ? Finding.Of(record.Content.Has(DossierFacts.ResultIsSubmittedFile))
            : Finding.NotAsked;
}
