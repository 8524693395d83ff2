using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Scenes;

/// <summary>How far the data can be trusted: the province, then the sources, the least trusted first; those without room are counted.</summary>
internal sealed class TrustScene(Texts texts, TrustBook trust, LocalTime zone) : SlowScene(SceneId, texts["scene.trust"])
{
    public const string SceneId = "trust";

    /// <summary>Sources that a person reads in a few seconds.</summary>
    public const int Rows = 6;

    /// <summary>Checks that a row names; the further ones are counted.</summary>
    private const int Named = 2;

    /// <summary>A scan is due every ten minutes; a report of an hour ago should have been replaced.</summary>
    private const double OldAfterSeconds = 3600;

    private static readonly string[] Standings = ["missed", "behind", "met", "no-data"];

    protected override object? Basis => trust.Current;

    protected override IReadOnlyList<Tile> Empty => [TileOf(TrustPanel.Empty)];

    public override IReadOnlyList<string> KpisOf(string tileId) => [];

    protected override IReadOnlyList<Tile> Compose(KpiBoard board)
    {
        var report = trust.Current;
        return report.AsOf.Exists ? [TileOf(PanelOf(report))] : Empty;
    }

    private TrustPanel PanelOf(TrustReport report)
    {
        var sources = report.Sources.Select(LineOf)
            .OrderBy(line => line.Score ?? double.PositiveInfinity)
            .ThenByDescending(line => line.Failing.Length > 0)
            .ThenBy(line => line.Worst)
            .ToList();
        var rest = sources.Skip(Rows).GroupBy(line => line.Standing).ToDictionary(group => group.Key, group => group.Count());
        return new TrustPanel(
            zone.ToLocal(report.AsOf),
            OldAfterSeconds,
            LineOf(report.Province),
            [.. sources.Take(Rows)],
            [.. Standings.Where(rest.ContainsKey).Select(standing => new StandingCount(standing, rest[standing]))]);
    }

    private TrustLine LineOf(TrustScore score)
    {
        var failing = score.Checks.Where(result => result is { State: CheckState.Failing, Check.Weight: > 0 }).Select(result => result.Check.Id).ToList();
        var named = string.Join(" · ", failing.Take(Named).Select(check => texts[$"trust.check.{check}.short"]));
        var (judged, checks) = (score.Words.Sum(word => word.Judged), score.Words.Sum(word => word.Checks));
        return new TrustLine(
            TrustWords.Name(score.Source, texts),
            score.Score,
            score.Worst,
            judged,
            checks,
            TrustWords.Standing(score.Score, judged, checks),
            failing.Count > Named ? $"{named} +{NumberWords.Of((long)failing.Count - Named)}" : named,
            [.. score.Words.Select(word => new TrustCell(word.Score, TrustWords.Standing(word.Score, word.Judged, word.Checks)))]);
    }

    private Tile TileOf(TrustPanel panel) => new()
    {
        Id = "trust",
        Name = texts["scene.trust"],
        Unit = "points",
        Status = panel.AsOf is null ? "no-data" : "ok",
        Period = "now",
        Value = panel.Province?.Score,
        Trust = panel,
    };
}
