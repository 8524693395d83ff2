namespace Ioc.Kpi.Plans.Files;

/// <summary>Builds a plan from the members of its file, each on its own.</summary>
internal static class PlanReader
{
    public static Plan Read(PlanJson root, IReadOnlySet<string> kpiIds)
    {
        root.OptionalText("$schema");
        var plan = new Plan(
            ReadCode(root),
            root.Text("name"),
            root.Word<PlanLevel>("level"),
            root.Whole("year", 2000, 2100),
            root.Flag("example"),
            root.OptionalText("parent"),
            ReadPlace(root.OptionalObject("place")),
            ReadDocument(root),
            [.. root.Objects("phases").Select(ReadPhase)],
            [.. root.Objects("sections").Select(ReadSection)],
            [.. root.Objects("targets").Select(target => PlanTargetReader.Read(target, kpiIds))],
            [.. root.Objects("tasks").Select(PlanTaskReader.Read)],
            [.. root.Objects("reports").Select(PlanTaskReader.ReadReport)],
            [.. root.Objects("remarks").Select(ReadRemark)]);
        root.Close();
        return plan;
    }

    private static string ReadCode(PlanJson root)
    {
        var code = root.Text("code");
        if (code.Length > 0 && !PlanNames.IsCode(code))
        {
            root.Wrong("code", $"'{code}' is no code.", "A code has 1 to 64 small letters, digits and hyphens.");
        }

        return code;
    }

    private static PlanPlace ReadPlace(PlanJson? json)
    {
        var place = new PlanPlace(json?.OptionalText("province"), json?.OptionalText("agency"), json?.OptionalText("commune"));
        json?.Close();
        return place;
    }

    private static PlanDocument ReadDocument(PlanJson root)
    {
        if (root.OptionalObject("document") is not { } json)
        {
            root.Wrong("document", "This is missing.", "Write where the plan comes from: {\"issuer\": …, \"status\": \"issued\"}.");
            return new PlanDocument(null, null, "", default, null);
        }

        var document = new PlanDocument(
            json.OptionalText("number"), json.OptionalDate("date"), json.Text("issuer"), json.Word<PlanDocumentStatus>("status"),
            json.OptionalText("cutOffAt"));
        json.Close();
        return document;
    }

    private static PlanPhase ReadPhase(PlanJson json)
    {
        var phase = new PlanPhase(json.Id("id"), json.Text("name"), json.OptionalDate("from"), json.Date("to"));
        json.Close();
        return phase;
    }

    private static PlanSection ReadSection(PlanJson json)
    {
        var section = new PlanSection(json.Id("id"), json.Text("title"));
        json.Close();
        return section;
    }

    private static PlanRemark ReadRemark(PlanJson json)
    {
        var remark = new PlanRemark(json.Text("text"), json.Texts("about"));
        json.Close();
        return remark;
    }
}
