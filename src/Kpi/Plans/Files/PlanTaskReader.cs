namespace Ioc.Kpi.Plans.Files;

/// <summary>Reads tasks and duties to report.</summary>
internal static class PlanTaskReader
{
    public static PlanTask Read(PlanJson json)
    {
        var task = new PlanTask(
            json.Id("id"),
            json.Text("section"),
            json.Text("title"),
            json.Texts("lead"),
            json.Texts("support"),
            json.Word<PlanCadence>("cadence"),
            ReadDue(json.OptionalObject("due")),
            json.Text("phase"),
            ReadReported(json),
            json.Texts("basis"),
            json.OptionalReference("refines"),
            json.Text("reference"));
        json.Close();
        if (task is { Due: not null, Cadence: not PlanCadence.Once })
        {
            json.Wrong("due", "A task that is done again and again has no date.", "Leave the date out, or write the cadence once.");
        }

        return task;
    }

    public static PlanReport ReadReport(PlanJson json)
    {
        var report = new PlanReport(
            json.Id("id"),
            json.SomeTexts("who"),
            json.Text("what"),
            json.SomeTexts("to"),
            json.Word<PlanCadence>("cadence"),
            json.OptionalWhole("beforeDay", 2, 28),
            json.OptionalDate("before"),
            json.OptionalText("task"),
            json.Text("reference"));
        json.Close();
        if (report is { BeforeDay: not null, Cadence: not PlanCadence.Monthly })
        {
            json.Wrong("beforeDay", "Only a monthly report has a day of the month.", "Leave it out, or write the cadence monthly.");
        }

        if (json.Has("before") != (report.Cadence == PlanCadence.Once))
        {
            json.Wrong("before", "A report that is given once has a date, and no other has one.", "Write the date, or another cadence.");
        }

        return report;
    }

    private static PlanDue? ReadDue(PlanJson? json)
    {
        if (json is null)
        {
            return null;
        }

        var due = new PlanDue(json.Word<DueRule>("rule"), json.Date("date"), json.OptionalDate("from"));
        json.Close();
        if (json.Has("from") != (due.Rule == DueRule.Range) || due.From > due.Date)
        {
            json.Wrong("from", "A range, and only a range, has a first day, which is not after the last.", "Write from and date in their order.");
        }

        if ((due.Rule is DueRule.WithinMonth && due.Date.AddDays(1).Day != 1) || (due.Rule is DueRule.WithinYear && due.Date is not { Month: 12, Day: 31 }))
        {
            json.Wrong("date", $"{due.Date:yyyy-MM-dd} does not end the month or year.", "Write the last day of the month or year that is meant.");
        }

        return due;
    }

    private static bool ReadReported(PlanJson json)
    {
        var reported = json.OptionalText("reported");
        if (reported is not (null or "done"))
        {
            json.Wrong("reported", $"'{reported}' is not known.", "Write done, or leave it out.");
        }

        return reported is not null;
    }
}
