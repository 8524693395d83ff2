namespace Ioc.Dashboard.Pages.Tasks;

/// <summary>The addresses of the pages of tasks.</summary>
internal static class TaskLinks
{
    public static string Plan(string code) => "/plans/" + Uri.EscapeDataString(code);

    public static string Of(string plan, string task, long? correct = null) =>
        $"{Plan(plan)}/tasks/{Uri.EscapeDataString(task)}" + (correct is { } id ? FormattableString.Invariant($"?correct={id}") : "");
}
