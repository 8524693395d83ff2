using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages.Forms;
using Ioc.Dashboard.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages;

/// <summary>Pages that only say one thing: why something was refused, and what to do.</summary>
internal sealed class Notices(PageFrames frames, RoomFacts room, Texts texts)
{
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status of the reply.</param>
    /// <param name="notice">The key below `notice` in vi.json.</param>
    public IResult Page(HttpContext context, int status, string notice) => new RazorComponentResult<NoticePage>(new
    {
        Title = texts[$"notice.{notice}.title"],
        Words = texts[$"notice.{notice}.text"],
        Room = room,
        Frame = frames.For(context),
        Texts = texts,
    })
    {
        StatusCode = status,
    };
}
