namespace Ioc.Browser.Tests.Layout;

/// <summary>What a page's layout must keep to.</summary>
/// <param name="SmallestFont">Pixels of the page.</param>
/// <param name="Contrast">Least contrast of text against its ground, as WCAG counts it.</param>
/// <param name="MayScroll">Whether it may be longer than the screen; never wider.</param>
/// <param name="SmallestTarget">Least width and height of what can be tapped; 0 where nothing can.</param>
public sealed record LayoutRules(double SmallestFont, double Contrast, bool MayScroll, double SmallestTarget)
{
    /// <summary>The default display profile: a 3×3 wall of 55 inches as one canvas, eight metres away.</summary>
    public static readonly LayoutRules Wall = new(SmallestFont: 56, Contrast: 7, MayScroll: false, SmallestTarget: 0);

    /// <summary>The same on a screen of half the width and height.</summary>
    public static readonly LayoutRules HalfWall = Wall with { SmallestFont = (Wall.SmallestFont / 2) - 0.1 };

    /// <summary>A tablet in the hand.</summary>
    public static readonly LayoutRules Tablet = new(SmallestFont: 14, Contrast: 4.5, MayScroll: true, SmallestTarget: 44);
}
