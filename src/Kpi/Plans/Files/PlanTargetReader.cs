namespace Ioc.Kpi.Plans.Files;

/// <summary>Reads a target and holds its number, unit and KPI against each other.</summary>
internal static class PlanTargetReader
{
    private static readonly string[] Number = ["kpi", "comparison", "value"];

    public static PlanTarget Read(PlanJson json, IReadOnlySet<string> kpiIds)
    {
        var target = new PlanTarget(
            json.Id("id"),
            json.Text("title"),
            ReadKpi(json, kpiIds),
            json.OptionalWord<PlanComparison>("comparison"),
            json.OptionalNumber("value"),
            json.Word<PlanUnit>("unit"),
            ReadServices(json.OptionalObject("services")),
            json.Date("deadline"),
            json.Text("phase"),
            json.SomeTexts("owners"),
            json.Text("scope"),
            json.OptionalText("variant"),
            json.Flag("exemptions"),
            json.OptionalReference("refines"),
            json.References("conflictsWith"),
            json.Text("reference"));
        json.Close();
        if (json.Has("unit") && !json.IsWrong("unit"))
        {
            CheckNumber(json, target);
        }

        return target;
    }

    private static string? ReadKpi(PlanJson json, IReadOnlySet<string> kpiIds)
    {
        var kpi = json.OptionalText("kpi");
        if (kpi is not null && !kpiIds.Contains(kpi))
        {
            json.Wrong("kpi", $"There is no KPI '{kpi}'.", $"Write one of {string.Join(", ", kpiIds.Order(StringComparer.Ordinal))}.");
        }

        return kpi;
    }

    private static PlanServices? ReadServices(PlanJson? json)
    {
        if (json is null)
        {
            return null;
        }

        var part = json.OptionalText("part");
        if (part is not (null or "own"))
        {
            json.Wrong("part", $"'{part}' is not known.", "Write own, or leave it out for the whole list.");
        }

        var services = new PlanServices(json.Text("list"), json.Whole("count", 1, 100_000), part is not null);
        json.Close();
        return services;
    }

    private static void CheckNumber(PlanJson json, PlanTarget target)
    {
        if (target.Unit == PlanUnit.None)
        {
            foreach (var member in Number.Append("services").Where(json.Has))
            {
                json.Wrong(member, "A target of unit none has no number.", "Leave it out, or write the unit of the number.");
            }

            return;
        }

        foreach (var member in Number.Where(member => !json.Has(member)))
        {
            json.Wrong(member, "This is missing.", "A target has kpi, comparison and value, or the unit none.");
        }

        if (target.Value is < 0)
        {
            json.Wrong("value", "The number is negative.", "Write 0 or more.");
        }
        else if (target is { Unit: PlanUnit.Percent, Value: > 100 })
        {
            json.Wrong("value", "The number is more than 100 %.", "Write a percentage from 0 to 100.");
        }
        else if (target.Unit is not (PlanUnit.Percent or PlanUnit.Hours or PlanUnit.Points) && target.Value is { } value && value != Math.Floor(value))
        {
            json.Wrong("value", $"The unit {PlanWords.Of(target.Unit)} is counted in whole numbers.", "Write a whole number.");
        }

        if (target is { Unit: PlanUnit.DossiersPerServicePerYear, Services: null } && !json.Has("services"))
        {
            json.Wrong("services", "This is missing.", "A mean over services names them: {\"list\": \"982\", \"count\": 982}.");
        }
    }
}
