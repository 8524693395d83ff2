using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Plans;

namespace Ioc.Dashboard.Targets;

/// <summary>The procedures that a target speaks of, as ids of dossier codes.</summary>
/// <param name="Ids">Those that some dossier has.</param>
/// <param name="Services">National codes on the list, exempt ones left out where the target leaves them out.</param>
internal sealed record ListedProcedures(IReadOnlyList<int> Ids, IReadOnlySet<string> Services)
{
    /// <returns>Null where the catalogue has no such list.</returns>
    public static ListedProcedures? Of(PlanTarget target, Catalogue catalogue, DossierCodes codes)
    {
        var listed = target.Services!.List switch
        {
            "25" => catalogue.Lists.CodesOn(ServiceList.First25),
            "982" => catalogue.Lists.CodesOn(ServiceList.Online982),
            "1139" => catalogue.Lists.CodesOn(ServiceList.Data1139),
            "82" => [.. catalogue.Lists.Groups.SelectMany(group => group.Procedures).Distinct(StringComparer.Ordinal)],
            _ => [],
        };
        var services = listed.Where(code => !target.Exemptions || !catalogue.Lists.Contains(ServiceList.Exempt, code)).ToHashSet(StringComparer.Ordinal);
        return services.Count == 0
            ? null
            : new ListedProcedures(
                [.. Enumerable.Range(0, codes.Procedures.Count).Where(id => services.Contains(NationalCode.Of(codes.Procedures.TextOf(id))))], services);
    }
}
