using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Export;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Routing.Files;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>The inbox, the rules, the messages with their receipts, and the history of all alerts.</summary>
internal static class AlertListEndpoints
{
    private const int MostLines = 100;
    private const int LargestForm = 16 * 1024;
    private static readonly string[] InboxChannels = ["inbox"];

    public static void MapAlertListPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AlertLinks.Inbox, Inbox).RequireAuthorization(Policies.Viewer);
        routes.MapPost(AlertLinks.Inbox, ReadInbox).RequireAuthorization(Policies.Viewer).AddEndpointFilter<FormGuard>();
        routes.MapGet(AlertLinks.Rules, Rules).RequireAuthorization(Policies.Viewer);
        routes.MapGet(AlertLinks.Rules + "/{uid}", RuleAsync).RequireAuthorization(Policies.Viewer);
        routes.MapGet(AlertLinks.HistoryFile, (HistorySheets sheets) => sheets.Csv()).RequireAuthorization(Policies.Viewer);
        routes.MapGet(AlertLinks.Messages, (HttpContext context, MessageSheet sheet, long? before) => sheet.Page(context, before)).RequireAuthorization(Policies.Viewer);
        routes.MapPost(AlertLinks.Messages, TryChannelAsync).RequireAuthorization(Policies.Operator).AddEndpointFilter<FormGuard>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapGet(AlertLinks.History, History).RequireAuthorization(Policies.Viewer);
    }

    private static RazorComponentResult<InboxPage> Inbox(
        HttpContext context, AlertInbox inbox, RoutingBook routing, BoardPages boards, PageFrames frames, LocalTime zone, Texts texts, long? before = null)
    {
        var frame = frames.For(context);
        var account = frame.Visitor?.Name ?? "";
        var messages = inbox.Last(account, ReceiversOf(routing), InboxChannels, before, MostLines);
        return new(new
        {
            Board = boards.Bare(frame), Messages = messages, ReadUntil = account.Length > 0 ? inbox.Mark(account) : 0, Zone = zone,
            Older = messages.Count == MostLines ? messages[^1].Id : (long?)null, Texts = texts,
        });
    }

    private static async Task<IResult> ReadInbox(HttpContext context, AlertInbox inbox, AccountBook accounts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (accounts.Of(context.User) is { } account && long.TryParse(form["until"], out var until))
        {
            inbox.ReadUntil(account.Name, until);
        }

        context.Response.Headers.Location = AlertLinks.Inbox;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static RazorComponentResult<RulesPage> Rules(
        HttpContext context, AlertRuleBook rules, RoutingBook routing, AlertBook alerts, BoardPages boards, PageFrames frames, Texts texts) =>
        new(new
        {
            Board = boards.Bare(frames.For(context)), Rules = rules.Now, Routing = routing.Now,
            Open = alerts.Open.GroupBy(alert => alert.State.Fingerprint.Rule).ToDictionary(group => group.Key, group => group.Count()), Texts = texts,
        });

    private static async Task<IResult> RuleAsync(HttpContext context, string uid, AlertRuleSheet sheet, Notices notices, string? scope = null) =>
        await sheet.PageAsync(context, uid, scope) is { } page ? page : notices.Page(context, StatusCodes.Status404NotFound, "no-alert-rule");

    private static async Task<IResult> TryChannelAsync(HttpContext context, MessageSheet sheet, AlertChannelDoor door, AlertActions actions, AccountBook accounts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (channel, address) = (form["channel"].ToString(), form["address"].ToString().Trim());
        var account = accounts.Of(context.User)!;
        actions.WriteTrial(channel, address, account, ClientAddress.Of(context));
        return sheet.Page(context, null, await door.TryAsync(channel, address, account.Name, context.RequestAborted));
    }

    private static RazorComponentResult<HistoryPage> History(
        HttpContext context, AlertStore store, AlertReader reader, AlertRuleBook rules, BoardPages boards, PageFrames frames, LocalTime zone, Texts texts,
        long? before = null, string state = "")
    {
        var onlyMutes = state == "muted";
        var transitions = store.LastTransitions(before, MostLines, onlyMutes);
        return new(new
        {
            Board = boards.Bare(frames.For(context)), Transitions = transitions, OnlyMutes = onlyMutes, Rules = rules.Now, Zone = zone,
            Names = reader.Summaries(transitions.Select(transition => transition.Fingerprint)),
            Older = transitions.Count == MostLines ? transitions[^1].Number : (long?)null, Texts = texts,
        });
    }

    /// <summary>Receivers whose inbox is everybody's.</summary>
    private static string[] ReceiversOf(RoutingBook routing) =>
    [
        .. routing.Now.Table.Receivers.Where(receiver => receiver.Contacts.Any(contact => InboxChannels.Contains(contact.Channel) && contact.Address.Length == 0))
            .Select(receiver => receiver.Name),
    ];
}
