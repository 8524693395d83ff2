using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Plans;

namespace Ioc.Dashboard.Targets;

/// <summary>Whose dossiers a plan is about: the whole province, or for the plan of a commune its agency.</summary>
internal static class TargetScope
{
    /// <returns>Null where the commune is not in the catalogue of agencies: nothing can be held against its plan then.</returns>
    public static Scope? Of(Plan plan, Catalogue catalogue, DossierCodes codes, DateOnly today)
    {
        if (plan.Level != PlanLevel.Commune)
        {
            return Scope.Province;
        }

        var agency = catalogue.Agencies.Entries.FirstOrDefault(
            entry => entry.CommuneCode == plan.Place.Commune && entry.AliasOf is null && entry.HoldsOn(today));
        return agency is null ? null : Scope.Of(codes, agency.Code, null, null);
    }
}
