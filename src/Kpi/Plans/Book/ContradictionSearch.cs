namespace Ioc.Kpi.Plans.Book;

/// <summary>Finds pairs of targets that do not agree: declared ones, and those that differ though they are about the same.</summary>
internal static class ContradictionSearch
{
    public static IReadOnlyList<PlanContradiction> Among(IEnumerable<Plan> plans, PlanSnapshot snapshot)
    {
        var sides = plans.OrderBy(plan => plan.Level).ThenBy(plan => plan.Year).ThenBy(plan => plan.Code, StringComparer.Ordinal)
            .SelectMany(plan => plan.Targets.Select(target => new PlanSide(plan, target))).ToList();
        var lines = sides.Select(side => side.Plan).Distinct()
            .ToDictionary(plan => plan.Code, plan => snapshot.AncestorsOf(plan).Append(plan).Select(each => each.Code).ToHashSet(StringComparer.Ordinal));
        var found = new List<PlanContradiction>();
        for (var second = 1; second < sides.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var inOneLine = lines[sides[second].Plan.Code].Contains(sides[first].Plan.Code);
                if (Compare(sides[first], sides[second], inOneLine) is { } contradiction)
                {
                    found.Add(contradiction);
                }
            }
        }

        return found;
    }

    private static PlanContradiction? Compare(PlanSide first, PlanSide second, bool inOneLine)
    {
        var declared = first.Target.ConflictsWith.Contains(second.Reference) || second.Target.ConflictsWith.Contains(first.Reference);
        var differences = Differences(first.Target, second.Target);
        var clash = inOneLine && differences.Count > 0 && (second.Target.Refines == first.Reference || SameMatter(first, second));
        return declared || clash ? new PlanContradiction(first, second, differences, declared) : null;
    }

    /// <summary>
    /// Same KPI, unit, deadline and services, but another number. Two deadlines with two numbers are steps, not a contradiction. Within one
    /// plan, variants are about the same matter whatever their services.
    /// </summary>
    private static bool SameMatter(PlanSide first, PlanSide second)
    {
        var (one, other) = (first.Target, second.Target);
        return one.Kpi is not null && one.Kpi == other.Kpi && one.Unit == other.Unit && one.Deadline == other.Deadline && one.Value != other.Value
            && (one.Services?.List == other.Services?.List
                || (first.Plan.Code == second.Plan.Code && one.Variant is not null && other.Variant is not null));
    }

    private static List<PlanDifference> Differences(PlanTarget one, PlanTarget other)
    {
        var differences = new List<PlanDifference>();
        if (one.Unit != other.Unit)
        {
            differences.Add(PlanDifference.Unit);
        }
        else if (one.Value != other.Value || one.Comparison != other.Comparison)
        {
            differences.Add(PlanDifference.Number);
        }

        if (one.Deadline != other.Deadline)
        {
            differences.Add(PlanDifference.Deadline);
        }

        if (one.Services != other.Services)
        {
            differences.Add(PlanDifference.Services);
        }

        if (one.Exemptions != other.Exemptions)
        {
            differences.Add(PlanDifference.Exemptions);
        }

        return differences;
    }
}
