using Ioc.Kpi.Time;

namespace Ioc.Kpi.Sources;

/// <summary>The state of every source of this process. Doors and pollers write, screens read. Any thread may call; time is an argument.</summary>
public sealed class SourceBook
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SourcePage> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceStatus> _before = new(StringComparer.Ordinal);

    /// <summary>Declares a source, or changes its declaration; what is known of it stays.</summary>
    public void Declare(SourceDeclaration declaration)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(declaration.Id, out var page))
            {
                page.Declaration = declaration;
            }
            else
            {
                page = _pages[declaration.Id] = new SourcePage(declaration);
                if (_before.Remove(declaration.Id, out var before))
                {
                    page.Restore(before);
                }
            }
        }
    }

    /// <summary>The source was heard from: a poll ended well, or a push was committed.</summary>
    public void Succeeded(string source, Moment at, TimeSpan duration, SourceTally tally)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(source, out var page))
            {
                page.Succeed(at, duration, tally);
            }
        }
    }

    /// <summary>
    /// The source delivers, and there is more to come before its figures reach the present: its age goes on growing, so that numbers of today
    /// that are not whole yet never look fresh.
    /// </summary>
    public void Progressed(string source, TimeSpan duration, SourceTally tally)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(source, out var page))
            {
                page.Progress(duration, tally);
            }
        }
    }

    /// <summary>An attempt failed. <paramref name="reason"/> is one sentence, without personal data or secrets.</summary>
    public void Failed(string source, Moment at, TimeSpan duration, string reason)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(source, out var page))
            {
                page.Fail(at, duration, reason);
            }
        }
    }

    /// <summary>Counts what was made durable of a delivery that did not end well; says nothing about how the source is.</summary>
    public void Counted(string source, SourceTally tally)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(source, out var page))
            {
                page.Count(tally);
            }
        }
    }

    /// <summary>Puts back what was known before a restart, at once or when the source is declared.</summary>
    public void Restore(SourceStatus before)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(before.Id, out var page))
            {
                page.Restore(before);
            }
            else
            {
                _before[before.Id] = before;
            }
        }
    }

    /// <summary>All declared sources in the order of declaration.</summary>
    public IReadOnlyList<SourceStatus> Read(Moment now)
    {
        lock (_lock)
        {
            return [.. _pages.Values.Select(page => page.Read(now))];
        }
    }
}
