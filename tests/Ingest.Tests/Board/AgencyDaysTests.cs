using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Board;

/// <summary>At midnight a former office becomes part of a ward; the service goes on, and its dossiers move.</summary>
public sealed class AgencyDaysTests
{
    private static readonly DateTimeOffset Evening = new(2026, 6, 30, 23, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task A_day_on_which_a_code_stands_for_another_agency_is_counted_by_it()
    {
        var (clock, codes) = (new HandClock(Evening), new DossierCodes());
        var catalogues = new CatalogueBook { Current = new Catalogue(ProcedureCatalogue.Empty, new AgencyCatalogue([Row("W"), Row("F") with { ValidTo = new(2026, 6, 30) }, Row("F") with { ValidFrom = new(2026, 7, 1), AliasOf = "W" }], null)) };
        using var live = new LiveBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), catalogues, clock);
        live.Tick();
        live.Change(board => board.Apply(Update(1, codes.Agencies.IdOf("F"))) != UpdateEffect.None);
        live.Change(board => board.Apply(Update(2, codes.Agencies.IdOf("W"))) != UpdateEffect.None);
        live.SetReady();
        using var days = new AgencyDays(live, NullLogger<AgencyDays>.Instance);

        await days.TurnAsync(CancellationToken.None);
        Assert.Equal([("F", 1L), ("W", 1L)], await ReadAsync(live));

        clock.Advance(TimeSpan.FromHours(2));
        live.Tick();
        await days.TurnAsync(CancellationToken.None);
        Assert.Equal([("W", 2L)], await ReadAsync(live));
    }

    private static async Task<List<(string Agency, long Count)>> ReadAsync(LiveBoard live) => await live.ReadAsync(
        board => board.CountBy(BreakdownBy.Agency, Counts.Received, Scope.Province, Period.Year(board.Today)).Select(count => (count.Key, count.Value)).Order().ToList(),
        CancellationToken.None);

    private static DossierUpdate Update(ulong number, int agency)
    {
        var update = new DossierUpdate { Key = new DossierKey(0, number), ChangeTime = Moment.From(Evening.AddDays(-1)) };
        update.Content.Agency = agency;
        update.Content.Status = DossierStatus.Processing;
        update.Content.Received = Moment.From(Evening.AddDays(-1));
        return update;
    }

    private static AgencyEntry Row(string code) => new(code, code, AgencyKind.Other, null, null, null, null, null);
}
