using Ioc.Dashboard.Access;
using Ioc.Dashboard.Scenes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Pages;

/// <summary>Makes the frame of each reply.</summary>
internal sealed class PageFrames(BuildId build, IWebHostEnvironment environment, AccountBook book, IAntiforgery antiforgery)
{
    private readonly Lazy<IReadOnlyList<string>> _modules = new(() =>
        [.. environment.WebRootFileProvider.GetDirectoryContents("js").Where(file => file.Name.EndsWith(".js", StringComparison.Ordinal)).Select(file => file.Name)]);

    /// <param name="context">The request.</param>
    /// <param name="withForm">Whether the page has a form even for somebody who is not signed in.</param>
    public PageFrame For(HttpContext context, bool withForm = false)
    {
        var visitor = book.Of(context.User) is { } account ? new Visitor(account.Name, account.Role) : null;
        return new(build.Value, context.RequestServices.GetRequiredService<PageNonce>().Value, _modules.Value)
        {
            Visitor = visitor,
            FormToken = visitor is not null || withForm ? antiforgery.GetAndStoreTokens(context).RequestToken : null,
        };
    }
}
