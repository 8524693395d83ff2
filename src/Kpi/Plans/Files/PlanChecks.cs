namespace Ioc.Kpi.Plans.Files;

/// <summary>What the parts of one plan must be to each other: unique ids, dates inside the year and the phase, names that lead somewhere.</summary>
internal static class PlanChecks
{
    public static void Check(Plan plan, PlanProblems problems)
    {
        CheckUnique(plan, problems);
        CheckHead(plan, problems);
        CheckPhases(plan, problems);
        CheckTargets(plan, problems);
        CheckTasks(plan, problems);
        CheckReportsAndRemarks(plan, problems);
    }

    private static void CheckUnique(Plan plan, PlanProblems problems)
    {
        CheckUnique([.. plan.Phases.Select((phase, index) => (phase.Id, $"$.phases[{index}].id"))], problems);
        CheckUnique([.. plan.Sections.Select((section, index) => (section.Id, $"$.sections[{index}].id"))], problems);
        CheckUnique(
            [
                .. plan.Targets.Select((target, index) => (target.Id, $"$.targets[{index}].id")),
                .. plan.Tasks.Select((task, index) => (task.Id, $"$.tasks[{index}].id")),
                .. plan.Reports.Select((report, index) => (report.Id, $"$.reports[{index}].id")),
            ],
            problems);
    }

    private static void CheckUnique(List<(string Id, string Place)> items, PlanProblems problems)
    {
        foreach (var group in items.GroupBy(item => item.Id, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var (id, place) in group.Skip(1))
            {
                problems.Add(place, $"The id '{id}' stands at {group.First().Place} already.", "Give each item an id of its own.");
            }
        }
    }

    private static void CheckHead(Plan plan, PlanProblems problems)
    {
        if (plan.Parent == plan.Code || (plan.Level == PlanLevel.Central && plan.Parent is not null))
        {
            problems.Add("$.parent", $"This plan cannot refine '{plan.Parent}'.", "A parent is a plan of a higher level; a central plan has none.");
        }

        if ((plan.Level != PlanLevel.Central) != (plan.Place.Province is not null))
        {
            problems.Add("$.place.province", "Plans of provinces and communes name their province, central ones do not.", "Write or remove it.");
        }

        if ((plan.Level == PlanLevel.Commune) != (plan.Place.Commune is not null))
        {
            problems.Add("$.place.commune", "Plans of communes name their commune, others do not.", "Write or remove it.");
        }

        if (plan.Document.CutOffAt is { } item && !Items(plan).Contains(item))
        {
            problems.Add("$.document.cutOffAt", $"There is no item '{item}'.", "Write the id of the target or task at which the text breaks off.");
        }
    }

    private static void CheckPhases(Plan plan, PlanProblems problems)
    {
        foreach (var (phase, index) in plan.Phases.Select((phase, index) => (phase, index)))
        {
            CheckYear(plan, phase.To, $"$.phases[{index}].to", problems);
            if (phase.From is { } from)
            {
                CheckYear(plan, from, $"$.phases[{index}].from", problems);
                if (from > phase.To)
                {
                    problems.Add($"$.phases[{index}].from", "The phase begins after its end.", "Write from and to in their order.");
                }
            }
        }
    }

    private static void CheckTargets(Plan plan, PlanProblems problems)
    {
        foreach (var (target, index) in plan.Targets.Select((target, index) => (target, index)))
        {
            var place = $"$.targets[{index}]";
            CheckPhase(plan, target.Phase, null, target.Deadline, $"{place}.phase", $"{place}.deadline", problems);
            CheckRefines(plan, target.Refines, $"{place}.refines", problems);
            if (target.ConflictsWith.Contains(new PlanReference(plan.Code, target.Id)))
            {
                problems.Add($"{place}.conflictsWith", "A target does not conflict with itself.", "Take it out.");
            }
        }
    }

    private static void CheckTasks(Plan plan, PlanProblems problems)
    {
        foreach (var (task, index) in plan.Tasks.Select((task, index) => (task, index)))
        {
            var place = $"$.tasks[{index}]";
            CheckPhase(plan, task.Phase, task.Due?.From, task.Due?.LastDay, $"{place}.phase", $"{place}.due", problems);
            CheckRefines(plan, task.Refines, $"{place}.refines", problems);
            if (!plan.Sections.Any(section => section.Id == task.Section))
            {
                problems.Add($"{place}.section", $"There is no section '{task.Section}'.", "Write it under sections, or correct the id.");
            }
        }
    }

    private static void CheckReportsAndRemarks(Plan plan, PlanProblems problems)
    {
        foreach (var (report, index) in plan.Reports.Select((report, index) => (report, index)))
        {
            if (report.Task is { } task && plan.FindTask(task) is null)
            {
                problems.Add($"$.reports[{index}].task", $"There is no task '{task}'.", "Write the id of a task of this plan.");
            }

            if (report.Before is { } before)
            {
                CheckYear(plan, before, $"$.reports[{index}].before", problems);
            }
        }

        var items = Items(plan);
        foreach (var (remark, index) in plan.Remarks.Select((remark, index) => (remark, index)))
        {
            foreach (var item in remark.About.Where(item => !items.Contains(item)))
            {
                problems.Add($"$.remarks[{index}].about", $"There is no item '{item}'.", "Write ids of targets, tasks or reports of this plan.");
            }
        }
    }

    private static void CheckPhase(
        Plan plan, string id, DateOnly? first, DateOnly? last, string phasePlace, string datePlace, PlanProblems problems)
    {
        if (plan.Phases.FirstOrDefault(phase => phase.Id == id) is not { } phase)
        {
            problems.Add(phasePlace, $"There is no phase '{id}'.", "Write it under phases, or correct the id.");
            return;
        }

        foreach (var date in new[] { first, last }.OfType<DateOnly>().Distinct())
        {
            if (CheckYear(plan, date, datePlace, problems) && (date < phase.From || date > phase.To))
            {
                problems.Add(
                    datePlace, $"{date:yyyy-MM-dd} lies outside the phase '{id}' ({phase.From:yyyy-MM-dd} to {phase.To:yyyy-MM-dd}).",
                    "Correct the date, or name the phase that holds it.");
            }
        }
    }

    private static bool CheckYear(Plan plan, DateOnly date, string place, PlanProblems problems)
    {
        if (date.Year == plan.Year)
        {
            return true;
        }

        problems.Add(place, $"{date:yyyy-MM-dd} lies outside {plan.Year}, the year of the plan.", "Correct the date; a new year is a new file.");
        return false;
    }

    private static void CheckRefines(Plan plan, PlanReference? refines, string place, PlanProblems problems)
    {
        if (refines is { } reference && reference.Plan != plan.Parent)
        {
            problems.Add(place, $"{reference} is no item of the parent plan.", $"Name an item of {plan.Parent ?? "a plan that stands under parent"}.");
        }
    }

    private static HashSet<string> Items(Plan plan) =>
        [.. plan.Targets.Select(target => target.Id), .. plan.Tasks.Select(task => task.Id), .. plan.Reports.Select(report => report.Id)];
}
