using System.Text.Json;
using System.Text.Unicode;

namespace Ioc.Kpi.Plans.Files;

/// <summary>Reads a plan file (docs/plans.md). What other plans say is checked by the <see cref="Book.PlanBook"/>.</summary>
public static class PlanFile
{
    /// <summary>A plan has some hundred items; more than this is another file that got into the folder.</summary>
    public const int LargestBytes = 4 * 1024 * 1024;

    /// <param name="kpiIds">The ids that a target may name (kpis.md).</param>
    /// <returns>A plan without problems, or null and every problem that could be found. Never throws for what the file holds.</returns>
    public static PlanReading Read(PlanFileContent file, IReadOnlySet<string> kpiIds)
    {
        var problems = new PlanProblems(file.Name);
        var plan = file.Fault is { } fault ? Refuse(problems, fault, "Make the file readable.") : Parse(file, kpiIds, problems);
        return new PlanReading(problems.Found.Count == 0 ? plan : null, problems.Found);
    }

    private static Plan? Parse(PlanFileContent file, IReadOnlySet<string> kpiIds, PlanProblems problems)
    {
        var bytes = file.Bytes.Span.StartsWith("\uFEFF"u8) ? file.Bytes[3..] : file.Bytes;
        if (bytes.Length > LargestBytes)
        {
            return Refuse(problems, $"It has {bytes.Length} bytes.", $"A plan has at most {LargestBytes}; take the file away if it is none.");
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return Refuse(problems, "It is not UTF-8.", "Save it as UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return PlanJson.Open(document.RootElement, "$", problems) is { } root ? ReadPlan(file, root, kpiIds, problems) : null;
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}" : "";
            problems.Add(place, $"It is no JSON: {exception.Message}", "Correct it there; an editor with plan.schema.json shows the place.");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return Refuse(problems, "It holds a text that is no text (half a character, written as \\u…).", "Write the character itself.");
        }
    }

    private static Plan ReadPlan(PlanFileContent file, PlanJson root, IReadOnlySet<string> kpiIds, PlanProblems problems)
    {
        var plan = PlanReader.Read(root, kpiIds);
        if (plan.Code != file.Code && plan.Code.Length > 0)
        {
            root.Wrong("code", $"The code is '{plan.Code}', the file is '{file.Name}'.", "Name the file as the code, with .json behind it.");
        }

        if (problems.Found.Count == 0)
        {
            PlanChecks.Check(plan, problems);
        }

        return plan;
    }

    private static Plan? Refuse(PlanProblems problems, string reason, string cure)
    {
        problems.Add("", reason, cure);
        return null;
    }
}
