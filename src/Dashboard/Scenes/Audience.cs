using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ioc.Dashboard.Scenes;

/// <summary>
/// Displays that get the same frames at the same moment, with numbers of their own. A scene is kept here from its first subscription on; only
/// the broadcaster's loop advances it.
/// </summary>
/// <param name="number">0 for the first.</param>
/// <param name="book">What the first audience sees; a later one begins with it.</param>
internal sealed class Audience(int number, SceneBook book)
{
    private readonly string _epoch = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly ConcurrentDictionary<string, SceneState> _states = new(StringComparer.Ordinal);

    public int Number => number;

    public bool IsFirst => number == 0;

    /// <value>Displays in it. Only <see cref="Audiences"/> counts.</value>
    public int Displays { get; set; }

    /// <value>The scenes that a display of it has asked for; of the first audience all, since pages show them too.</value>
    public IEnumerable<SceneState> States => IsFirst ? book.States : _states.Values;

    /// <summary>The group of connections that get the frames of a scene.</summary>
    public string GroupOf(string sceneId) => IsFirst ? sceneId : $"{sceneId}/{number}";

    /// <summary>A scene as this audience sees it; the scene must be one of the book's.</summary>
    public SceneState StateOf(string sceneId)
    {
        var first = book.StateOf(sceneId)!;
        return IsFirst ? first : _states.GetOrAdd(sceneId, _ => first.BeginAnew(_epoch));
    }
}
