namespace Ioc.Dashboard.Scenes;

/// <summary>Targets of the plans, as a wall shows them.</summary>
/// <param name="Lines">Headings and the targets below them, the gravest first.</param>
/// <param name="Rest">How many further targets stand how.</param>
/// <param name="Ready">False before the plans were read.</param>
public sealed record TargetPanel(EqualList<TargetLine> Lines, EqualList<StandingCount> Rest, bool Ready)
{
    public static readonly TargetPanel Empty = new([], [], Ready: false);
}
