using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Api;

/// <summary>Every error answer of the reading API: RFC 9457 problem details with a stable `code`.</summary>
internal static class ApiProblems
{
    public static IResult BadQuery(string code, string detail) =>
        Problem(StatusCodes.Status400BadRequest, code, "The query is not understood.", detail);

    public static IResult UnknownKpi(string id) =>
        Problem(StatusCodes.Status404NotFound, "unknown-kpi", "There is no such KPI.", $"No KPI has the id \"{id}\".");

    public static IResult UnknownPlan(string code) =>
        Problem(StatusCodes.Status404NotFound, "unknown-plan", "There is no such plan.", $"No plan in force has the code \"{code}\".");

    public static IResult NotReady() =>
        Problem(
            StatusCodes.Status503ServiceUnavailable,
            "not-ready",
            "The board is not ready.",
            "The journal is still being folded; try again shortly.");

    private static IResult Problem(int status, string code, string title, string detail) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["code"] = code });
}
