namespace Ioc.Dashboard.Scenes;

/// <summary>How displays are divided into audiences.</summary>
internal sealed record AudienceLimits
{
    /// <value>Displays of one audience; as many get a frame within about 50 ms on two cores.</value>
    public int Displays { get; init; } = 1000;

    /// <value>The most audiences: each has its scenes built anew, and all of them in one round.</value>
    public int Audiences { get; init; } = 8;
}
