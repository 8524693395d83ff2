namespace Ioc.Dashboard.Scenes;

/// <summary>Builds lists from collection expressions.</summary>
public static class EqualListBuilder
{
    public static EqualList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
