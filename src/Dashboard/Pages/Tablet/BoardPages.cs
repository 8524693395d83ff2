using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Scenes;
using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>Puts together what a tablet's page shows at one place of the drill-down.</summary>
internal sealed class BoardPages(KpiReader reader, BoardTables tables, CodeTitles titles, SceneBook scenes, RoomFacts room, ILiveBoard live)
{
    public async Task<BoardModel> ReadAsync(BoardPlace place, PageFrame frame, CancellationToken cancellationToken)
    {
        var overview = scenes.Snapshot(OverviewScene.SceneId)!;
        try
        {
            var question = new KpiQuestion(place.Agency, place.Procedure, null, PeriodChoice.Find(place.Period)!);
            var answer = await reader.ReadAsync(question, cancellationToken);
            var table = await tables.ReadAsync(place, cancellationToken);
            return new BoardModel(place, answer, table, PathTo(place), overview, room, frame) { MissingYear = live.MissingYear() };
        }
        catch (BoardNotReadyException)
        {
            return new BoardModel(place, null, null, PathTo(place), overview, room, frame);
        }
    }

    /// <summary>What every page of a tablet carries, without the KPIs of a place.</summary>
    public BoardModel Bare(PageFrame frame, BoardPlace? place = null)
    {
        var here = place ?? new BoardPlace(null, null, BoardPlace.DefaultPeriod, null, false);
        return new BoardModel(here, null, null, PathTo(here), scenes.Snapshot(OverviewScene.SceneId)!, room, frame) { MissingYear = live.MissingYear() };
    }

    private List<BoardCrumb> PathTo(BoardPlace place)
    {
        var province = new BoardPlace(null, null, place.Period, null, false);
        var path = new List<BoardCrumb> { new(room.Province, province.Link()) };
        if (place.Agency is { } agency)
        {
            path.Add(new BoardCrumb(titles.Agency(agency), (province with { Agency = agency }).Link()));
            if (place.Procedure is { } procedure)
            {
                path.Add(new BoardCrumb(titles.Procedure(procedure), (province with { Agency = agency, Procedure = procedure }).Link()));
            }
        }

        return path;
    }
}
