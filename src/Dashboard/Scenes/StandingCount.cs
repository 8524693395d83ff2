namespace Ioc.Dashboard.Scenes;

/// <summary>How many targets stand one way.</summary>
/// <param name="Standing">`met`, `on-course`, `behind`, `missed` or `no-data`.</param>
public sealed record StandingCount(string Standing, int Count);
