using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The age of the source that was silent for longest.</summary>
internal static class OldestAge
{
    /// <returns>Null when an enabled source has never delivered, or none is enabled.</returns>
    public static double? Of(IReadOnlyList<SceneSource> sources)
    {
        var enabled = sources.Where(source => source.State != "disabled").ToArray();
        return enabled.Length == 0 || enabled.Any(source => source.AgeSeconds is null) ? null : enabled.Max(source => source.AgeSeconds);
    }
}
