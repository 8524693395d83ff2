using Ioc.Kpi.Indicators;
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

    public static IResult UnknownTask(string plan, string task) =>
        Problem(StatusCodes.Status404NotFound, "unknown-task", "There is no such task.", $"The plan \"{plan}\" has no task with the id \"{task}\"; GET /api/v1/plans/{plan} lists those it has.");

    public static IResult NotReady() =>
        Problem(
            StatusCodes.Status503ServiceUnavailable,
            "not-ready",
            "The board is not ready.",
            "The journal is still being folded; try again shortly.");

    public static IResult SeriesAway() =>
        Problem(
            StatusCodes.Status503ServiceUnavailable,
            "series-away",
            "The series store does not answer.",
            "Minutes and hours are read from it; live figures and days are not touched. Try again later.");

    public static IResult UnknownIndicator(string id) =>
        Problem(
            StatusCodes.Status404NotFound, "unknown-indicator", "There is no such indicator.",
            $"Nobody enters a KPI with the id \"{id}\"; GET /api/v1/indicators lists those that are entered.");

    public static IResult BadBody(string detail) =>
        Problem(StatusCodes.Status400BadRequest, "bad-body", "The entry is not understood.", detail);

    public static IResult NotSignedIn() =>
        Problem(StatusCodes.Status401Unauthorized, "not-signed-in", "Nobody is signed in.", "Sign in at /sign-in and send its cookie.");

    public static IResult NotAllowed() =>
        Problem(StatusCodes.Status403Forbidden, "not-allowed", "The account may not do this.", "An account with another role may; `ioc user add` makes one.");

    public static IResult NoAccount() =>
        Problem(
            StatusCodes.Status403Forbidden, "no-account", "There is no account yet.",
            "Entries name who made them. Make an account on the machine of the service: ioc user add NAME --role=operator");

    public static IResult NoFormToken() =>
        Problem(
            StatusCodes.Status400BadRequest, "no-form-token", "The request does not come from a page of this site.",
            "Send the value of the hidden field `__form` of a page of this site in the header RequestVerificationToken, with the cookies of that page.");

    /// <summary>Every problem of an entry, each with its field, its kind and what is legal; never with what was sent.</summary>
    public static IResult RefusedEntry(IReadOnlyList<IndicatorProblem> problems)
    {
        var taken = problems.Any(problem => problem.Fault == IndicatorFault.AlreadySuperseded);
        var done = problems.Any(problem => problem.Fault == IndicatorFault.AlreadyDone);
        return Problem(
            taken || done ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
            taken ? "already-superseded" : done ? "already-done" : "entry-refused", "The entry is refused.",
            string.Join(" ", problems.Select(problem => problem.ToString())),
            [.. problems.Select(IndicatorProblemView.Of)]);
    }

    private static IResult Problem(int status, string code, string title, string detail, IReadOnlyList<IndicatorProblemView>? problems = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (problems is not null)
        {
            extensions["problems"] = problems;
        }

        return Results.Problem(detail, statusCode: status, title: title, extensions: extensions);
    }
}
