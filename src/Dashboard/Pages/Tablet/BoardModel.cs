using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Scenes;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>What a page for a tablet is rendered from.</summary>
/// <param name="Answer">The KPIs of the place; null while the board folds the journal.</param>
/// <param name="Table">The table below them; null where there is none.</param>
/// <param name="Path">Names and links from the province down to the place itself.</param>
public sealed record BoardModel(
    BoardPlace Place,
    KpiAnswer? Answer,
    BoardTable? Table,
    IReadOnlyList<BoardCrumb> Path,
    SceneSnapshot Overview,
    RoomFacts Room,
    PageFrame Frame)
{
    /// <value>The year that the calendar of working days lacks; null when it lacks none.</value>
    public int? MissingYear { get; init; }
}
