namespace Ioc.Dashboard.Scenes;

/// <summary>How far the data can be trusted, as a wall shows it. Texts are as they are shown.</summary>
/// <param name="AsOf">When the records were looked at; null until that has happened once.</param>
/// <param name="OldAfterSeconds">The age from which on the panel says that it should have been replaced.</param>
/// <param name="Province">All sources together; null until they were looked at.</param>
/// <param name="Sources">The least trusted first, as many as there is room for.</param>
/// <param name="Rest">How the further sources stand.</param>
public sealed record TrustPanel(
    DateTimeOffset? AsOf, double OldAfterSeconds, TrustLine? Province, EqualList<TrustLine> Sources, EqualList<StandingCount> Rest)
{
    public static readonly TrustPanel Empty = new(null, 0, null, [], []);
}
