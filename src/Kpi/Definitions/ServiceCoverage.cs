using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Definitions;

/// <summary>
/// K05: services of the list of 982 that are provided online from end to end ÷ size of the list; also of the 25, of the 82 groups (a group is
/// met when all its procedures are provided) and of the 1,139 procedures, and how many of the 982 have at least one dossier.
/// </summary>
public sealed class ServiceCoverage : DerivedKpi
{
    public override int Number => 5;

    public override string Id => "service-coverage";

    public override KpiUnit Unit => KpiUnit.Services;

    public override KpiDirection Direction => KpiDirection.HigherIsBetter;

    public override KpiBase Base => KpiBase.Catalogue;

    public override string Formula => "services of the list provided online from end to end, seen against the size of the list";

    public override KpiReading Read(KpiBoard board, Surroundings around, in Scope scope, Period period)
    {
        if (scope != Scope.Province)
        {
            return Nothing(applicable: false);
        }

        var lists = around.Catalogue.Lists;
        var main = Provided(lists, ServiceList.Online982);
        if (main.Denominator is 0)
        {
            return Nothing() with { Missing = ["service-list"] };
        }

        var services = DossiersPerService.On982(around.Catalogue);
        var counts = board.ReceivedByService(lists, scope, period);
        var used = 0;
        foreach (var service in services)
        {
            used += counts[service.Number] > 0 ? 1 : 0;
        }

        return Nothing() with
        {
            Value = main.Numerator,
            Numerator = (long?)main.Numerator,
            Denominator = (long?)main.Denominator,
            Figures = new Dictionary<string, KpiFigure>
            {
                ["first-25"] = Provided(lists, ServiceList.First25),
                ["groups-82"] = new(Share(lists.Groups.Count(group => group.Met), lists.Groups.Count), KpiUnit.Percent, lists.Groups.Count(group => group.Met), lists.Groups.Count),
                ["data-1139"] = Provided(lists, ServiceList.Data1139),
                ["with-dossiers"] = new(Share(used, services.Count), KpiUnit.Percent, used, services.Count),
            },
        };
    }

    private static KpiFigure Provided(ServiceLists lists, ServiceList list)
    {
        var codes = lists.CodesOn(list);
        var provided = codes.Count(lists.Provided.Contains);
        return new KpiFigure(Share(provided, codes.Count), KpiUnit.Percent, provided, codes.Count);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : 100.0 * part / whole;
}
