using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Tests.Reading;

internal sealed record ReadRecord(DossierUpdate Update, Suspicions Suspicions, RejectionCode Rejection)
{
    public DossierContent Content => Update.Content;

    public bool Has(DossierFacts facts) => Update.Content.Has(facts);
}
