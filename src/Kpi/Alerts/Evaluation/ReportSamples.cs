using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Alerts.States;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Plans;
using Ioc.Kpi.Plans.Tasks;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Samples of duties to report: working days until the next due day that is not reported yet. A duty without such a day has none.</summary>
internal static class ReportSamples
{
    public static void Add(AlertRule rule, AlertReading reading, List<AlertSample> samples)
    {
        var (today, calendar) = (reading.Answers.Today, reading.Answers.Calendar);
        foreach (var plan in reading.Around.Plans)
        {
            foreach (var report in plan.Reports)
            {
                if (NextOpen(plan, report, reading, calendar) is { } due)
                {
                    var days = calendar.WorkingDaysBefore(due.DayNumber) - calendar.WorkingDaysBefore(today.DayNumber);
                    samples.Add(new AlertSample(
                        new AlertFingerprint(rule.Uid, new AlertScope(AlertScopeKind.Target, $"{plan.Code}/{report.Id}")), AlertSampleKind.Value, days,
                        ScopeName: report.What, KpiName: reading.Names.Kpis.GetValueOrDefault(rule.Watch.ToString(), rule.Watch.ToString())));
                }
            }
        }
    }

    /// <summary>A report that was given since the day it was last due is the one that is due next.</summary>
    private static DateOnly? NextOpen(Plan plan, PlanReport report, AlertReading reading, WorkingCalendar calendar)
    {
        var today = reading.Answers.Today;
        var days = ReportCalendar.DueDays(plan, report, calendar);
        var ahead = days.Where(day => day >= today).Take(2).ToList();
        var last = days.LastOrDefault(day => day < today);
        var evidence = report.Task is { } task ? reading.Around.Evidence.GetValueOrDefault((plan.Code, task)) : null;
        var given = evidence?.LastReportUpTo(today) ?? (evidence?.DoneOn <= today ? evidence.DoneOn : null);
        var done = given is { } day && day > last ? 1 : 0;
        return ahead.Count > done ? ahead[done] : null;
    }
}
