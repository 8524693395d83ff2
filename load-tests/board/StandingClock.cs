using Ioc.Kpi.Time;

namespace Ioc.BoardLoad;

/// <summary>A clock that stands at the present of the province.</summary>
internal sealed class StandingClock(Moment now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUtc();
}
