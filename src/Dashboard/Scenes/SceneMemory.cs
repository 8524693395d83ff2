using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Scenes;

/// <summary>Decides when scenes read the past again. Owned by the broadcaster's loop.</summary>
/// <remarks>
/// Reading the past goes over all dossiers while the fold waits, so it happens when the hour changes, otherwise once a minute, and
/// on a board so large that it takes long, never more than one per cent of the time. Each scene reads in a turn of its own.
/// </remarks>
internal sealed class SceneMemory
{
    private const int Rarity = 100;

    private readonly TimeProvider _realTime = TimeProvider.System;
    private readonly Dictionary<string, (long Minute, long Stamp, TimeSpan Took)> _last = [];

    public async Task RefreshAsync(IEnumerable<Scene> scenes, ILiveBoard live, CancellationToken cancellationToken)
    {
        foreach (var scene in scenes)
        {
            var now = await live.ReadAsync(board => board.Now, cancellationToken);
            var minute = now.Microseconds / 60_000_000;
            if (IsDue(scene.Id, minute))
            {
                var started = _realTime.GetTimestamp();
                await live.ReadAsync(
                    board =>
                    {
                        scene.Recall(board);
                        return true;
                    },
                    cancellationToken);
                _last[scene.Id] = (minute, _realTime.GetTimestamp(), _realTime.GetElapsedTime(started));
            }
        }
    }

    private bool IsDue(string scene, long minute)
    {
        if (!_last.TryGetValue(scene, out var last) || minute / 60 != last.Minute / 60)
        {
            return true;
        }

        return minute != last.Minute && _realTime.GetElapsedTime(last.Stamp) > last.Took * Rarity;
    }
}
