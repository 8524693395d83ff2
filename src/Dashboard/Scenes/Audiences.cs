namespace Ioc.Dashboard.Scenes;

/// <summary>
/// Who watches, in audiences: sending a frame to thousands of displays takes so long that the last would get old news. So each thousand has its own
/// frames, made one audience after the other, of what the board says at that moment. Up to a thousand displays are one audience, and change
/// together. Any thread may call.
/// </summary>
/// <param name="limits">How many displays an audience takes.</param>
internal sealed class Audiences(SceneBook book, AudienceLimits limits)
{
    private readonly Lock _lock = new();
    private Audience[] _all = [new Audience(0, book)];

    /// <value>Those with displays, and always the first, which pages show too.</value>
    public IReadOnlyList<Audience> All => Volatile.Read(ref _all);

    /// <summary>Finds a display its place: in the first audience that is not full, or in the smallest when there may be no more of them.</summary>
    public Audience Join()
    {
        lock (_lock)
        {
            var audience = _all.FirstOrDefault(audience => audience.Displays < limits.Displays)
                ?? (_all.Length < limits.Audiences ? Begin() : _all.MinBy(audience => audience.Displays)!);
            audience.Displays++;
            return audience;
        }
    }

    public void Leave(Audience audience)
    {
        lock (_lock)
        {
            audience.Displays--;
            if (audience is { Displays: 0, IsFirst: false })
            {
                Volatile.Write(ref _all, [.. _all.Where(other => other != audience)]);
            }
        }
    }

    /// <summary>With the lowest number that is free: groups of connections are named by it.</summary>
    private Audience Begin()
    {
        var number = Enumerable.Range(0, limits.Audiences).First(number => _all.All(audience => audience.Number != number));
        var audience = new Audience(number, book);
        Volatile.Write(ref _all, [.. _all, audience]);
        return audience;
    }
}
