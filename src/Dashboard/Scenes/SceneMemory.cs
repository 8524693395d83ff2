using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Scenes;

/// <summary>Decides when scenes read the past again. Owned by the broadcaster's loop.</summary>
/// <remarks>
/// Reading the past goes over many dossiers, so it happens when the hour changes, otherwise once a minute or after a flood of updates,
/// and on a board so large that it takes long, never more than one per cent of the time. It goes in short steps, and the fold gets its
/// turn between them.
/// </remarks>
internal sealed class SceneMemory
{
    private const int Rarity = 100;

    /// <summary>Growth of the board, in per cent, after which the remembered past is no longer worth showing.</summary>
    private const int Flood = 2;

    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _realTime = TimeProvider.System;
    private readonly Dictionary<string, (long Minute, int Dossiers, long Stamp, TimeSpan Took)> _last = [];

    public async Task RefreshAsync(IEnumerable<Scene> scenes, ILiveBoard live, CancellationToken cancellationToken)
    {
        foreach (var scene in scenes)
        {
            var (now, dossiers) = await live.ReadAsync(board => (board.Now, board.DossierCount), cancellationToken);
            var minute = now.Microseconds / 60_000_000;
            if (IsDue(scene.Id, minute, dossiers))
            {
                var started = _realTime.GetTimestamp();
                var past = await live.ReadAsync(scene.Ask, cancellationToken);
                while (past is not null && await live.ReadAsync(_ => past.Continue(), cancellationToken))
                {
                    await Task.Delay(BetweenSteps, _realTime, cancellationToken);
                }

                if (past is not null)
                {
                    await live.ReadAsync(
                        board =>
                        {
                            scene.Recall(board, past);
                            return true;
                        },
                        cancellationToken);
                }

                _last[scene.Id] = (minute, dossiers, _realTime.GetTimestamp(), _realTime.GetElapsedTime(started));
            }
        }
    }

    private bool IsDue(string scene, long minute, int dossiers)
    {
        if (!_last.TryGetValue(scene, out var last) || minute / 60 != last.Minute / 60)
        {
            return true;
        }

        var flooded = dossiers - last.Dossiers > last.Dossiers * Flood / 100;
        return (minute != last.Minute || flooded) && _realTime.GetElapsedTime(last.Stamp) > last.Took * Rarity;
    }
}
