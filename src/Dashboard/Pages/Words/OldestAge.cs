using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Words;

/// <summary>The age of the awaited source that was silent for longest, or of the last file where none is awaited; the twin of `sources.js`.</summary>
internal static class OldestAge
{
    /// <returns>Null when an awaited source has never delivered, or nothing has.</returns>
    public static double? Of(IReadOnlyList<SceneSource> sources)
    {
        var enabled = sources.Where(source => source.State != "disabled").ToArray();
        var awaited = enabled.Where(source => source.LateAfterSeconds is not null).ToArray();
        return awaited.Length == 0 ? enabled.Min(source => source.AgeSeconds)
            : awaited.Any(source => source.AgeSeconds is null) ? null
            : awaited.Max(source => source.AgeSeconds);
    }
}
