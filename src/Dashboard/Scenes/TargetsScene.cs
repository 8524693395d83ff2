using Ioc.Dashboard.Api;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Plans.Progress;

namespace Ioc.Dashboard.Scenes;

/// <summary>The targets of the plans that matter now, the gravest first, and how the others stand.</summary>
internal sealed class TargetsScene(Texts texts, TargetBook targets) : SlowScene(SceneId, texts["scene.targets"])
{
    public const string SceneId = "targets";

    /// <summary>Lines of a target that a wall has room for; a heading takes less.</summary>
    public const double Room = 8.7;
    public const double HeadingCost = 0.52;

    private string[] _kpis = [];

    public override IReadOnlyList<string> KpisOf(string tileId) => [];

    public override IEnumerable<string> KpisShown(IReadOnlyList<Tile> tiles) => _kpis;

    protected override object? Basis => targets.Current;

    protected override IReadOnlyList<Tile> Empty => [TileOf(TargetPanel.Empty)];

    protected override IReadOnlyList<Tile> Compose(KpiBoard board)
    {
        var sheet = targets.Current;
        if (sheet.At is null)
        {
            return Empty;
        }

        var choice = TargetChoice.Of(sheet, board.Today, Room, HeadingCost);
        _kpis = [.. choice.Groups.SelectMany(group => group.Targets).Select(progress => progress.Target.Kpi).OfType<string>().Distinct()];
        var lines = choice.Groups.SelectMany(group => group.Targets.Select(LineOf).Prepend(
            new TargetLine(TargetWords.Heading(group.Plan, group.Deadline, board.Today > group.Deadline, texts), null, "", "", "", "", null)));
        var rest = Enum.GetValues<TargetStatus>()
            .Select(status => new StandingCount(ApiWords.Of(status), choice.Rest.Count(progress => progress.Status == status)))
            .Where(count => count.Count > 0);
        return [TileOf(new TargetPanel([.. lines], [.. rest], Ready: true))];
    }

    private TargetLine LineOf(TargetProgress progress) => new(
        progress.Target.Title,
        ApiWords.Of(progress.Status),
        TargetWords.Standing(progress, texts),
        TargetWords.ValueAndGoal(progress, texts),
        TargetWords.Time(progress, texts),
        TargetWords.Need(progress, texts),
        BarOf(progress));

    private static TargetBar? BarOf(TargetProgress progress)
    {
        if (progress.Value is not { } value || progress.Target.Value is not { } goal || goal <= 0)
        {
            return null;
        }

        var ahead = progress.Projection;
        var whole = progress.Target.Unit == Kpi.Plans.PlanUnit.Percent ? 100 : 1.08 * Math.Max(Math.Max(value, goal), ahead?.Value ?? 0);
        double Share(double number) => Math.Round(Math.Clamp(number / whole, 0, 1), 4);
        return new TargetBar(
            Share(value), Share(goal), ahead is null ? null : Share(ahead.Value), ahead?.Low is { } low ? Share(low) : null, ahead?.High is { } high ? Share(high) : null);
    }

    private Tile TileOf(TargetPanel panel) => new()
    {
        Id = "targets",
        Name = texts["scene.targets"],
        Unit = "targets",
        Status = panel.Ready ? "ok" : "no-data",
        Period = "now",
        Plans = panel,
    };
}
