using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Ioc.Dashboard.Access;

/// <summary>
/// The open connections to the hub and whose they are: a session that ends, ends them too, and the first account ends those that nobody
/// signed in for (ASVS 8.3.2). Any thread may call.
/// </summary>
internal sealed class HubSessions(AccountBook book, AccessClock clock)
{
    private readonly ConcurrentDictionary<string, (HubCallerContext Context, Session? Session)> _open = new(StringComparer.Ordinal);

    /// <summary>Keeps the connection, and ends it at once where its session ended on the way here.</summary>
    public void Came(HubCallerContext context)
    {
        var session = Session.Of(context.User);
        _open[context.ConnectionId] = (context, session);
        if (!Holds(session))
        {
            context.Abort();
        }
    }

    public void Went(HubCallerContext context) => _open.TryRemove(context.ConnectionId, out _);

    public void EndThoseThatDoNotHold()
    {
        foreach (var (context, session) in _open.Values)
        {
            if (!Holds(session))
            {
                context.Abort();
            }
        }
    }

    private bool Holds(Session? session) => book.IsOpen || session?.Holds(book, clock.Now) == true;
}
