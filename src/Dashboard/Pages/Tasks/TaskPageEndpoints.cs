using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Tasks;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Tasks;

/// <summary>`/plans/{code}/tasks/{task}`: a task with its evidence, the history and, for operators, the form.</summary>
internal static class TaskPageEndpoints
{
    private const string Route = "/plans/{code}/tasks/{task}";
    private const int LargestForm = 64 * 1024;

    public static void MapTaskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, Show).RequireAuthorization(Policies.Viewer);
        routes.MapPost(Route, EnterAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static IResult Show(
        HttpContext context, string code, string task, TargetBook targets, SurroundingsBook around, TaskDesk desk, LocalTime zone, PageFrames frames,
        Notices notices, RoomFacts room, Texts texts, string? correct = null)
    {
        if (targets.Current.Find(code) is not { } sheet || sheet.Find(task) is not { } found)
        {
            return notices.Page(context, StatusCodes.Status404NotFound, "no-task");
        }

        var book = around.Tasks;
        var old = book.History(code, task).FirstOrDefault(entry => entry.Id.ToString(CultureInfo.InvariantCulture) == correct && book.Stands(entry));
        var model = new TaskModel(sheet.Plan, found, book, desk.Today, zone, old is null ? new TaskForm() : TaskForm.Of(old), []);
        return Page(context, model, frames, room, texts, StatusCodes.Status200OK);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, string code, string task, TargetBook targets, SurroundingsBook around, TaskDesk desk, AccountBook accounts, LocalTime zone,
        PageFrames frames, Notices notices, RoomFacts room, Texts texts)
    {
        if (targets.Current.Find(code) is not { } sheet || sheet.Find(task) is not { } found)
        {
            return notices.Page(context, StatusCodes.Status404NotFound, "no-task");
        }

        var form = TaskForm.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var account = accounts.Of(context.User)!;
        var (draft, unread) = form.Read(code, task);
        IReadOnlyList<IndicatorProblem> problems;
        if (unread.Count == 0)
        {
            (var entry, problems) = desk.Enter(draft, found.Task, account, ClientAddress.Of(context));
            if (entry is not null)
            {
                context.Response.Headers.Location = TaskLinks.Of(code, task) + "#history";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            }
        }
        else
        {
            // A field that cannot be read has its own problem; the rules speak of the others.
            problems = [.. unread, .. TaskEvidenceRules.Check(draft, found.Task, account.Name, desk.Today).Where(problem => problem.Field != nameof(draft.DoneOn))];
        }

        var status = problems.Any(problem => problem.Fault is IndicatorFault.AlreadySuperseded or IndicatorFault.AlreadyDone)
            ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page(context, new TaskModel(sheet.Plan, found, around.Tasks, desk.Today, zone, form, problems), frames, room, texts, status);
    }

    private static RazorComponentResult<TaskPage> Page(HttpContext context, TaskModel model, PageFrames frames, RoomFacts room, Texts texts, int status) =>
        new(new { Model = model, Room = room, Frame = frames.For(context), Texts = texts }) { StatusCode = status };
}
