using Ioc.Ingest.Series;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ioc.Ingest.Tests.Series;

/// <summary>When names go to the series store, and which.</summary>
public sealed class SeriesNamesTests : IDisposable
{
    private readonly HandClock _clock = new(new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.FromHours(7)));
    private readonly DossierCodes _codes = new();
    private readonly CodeNames _told = new();
    private readonly CatalogueBook _catalogues = new();
    private readonly List<(SeriesName Name, DateTimeOffset At)> _stored = [];
    private readonly SeriesNames _names;
    private bool _away;

    public SeriesNamesTests()
    {
        _codes.Agencies.IdOf("H49.01");
        _codes.Procedures.IdOf("1.001");
        var target = new SeriesTarget(new MoodyStore(), _ => ValueTask.CompletedTask, Take);
        _names = new SeriesNames(target, _codes, _told, _catalogues, LocalTime.Vietnam, _clock, NullLogger<SeriesNames>.Instance);
    }

    public void Dispose() => _names.Dispose();

    [Fact]
    public async Task Every_code_is_told_once_and_again_when_its_name_changes()
    {
        _told.SetAgency("H49.01", "Sở Nội vụ", AgencyKind.Department);

        Assert.Equal(1 + 3, await _names.TellAsync(default));
        Assert.Contains((new SeriesName(new SeriesKey("", "H49.01"), "H49.01", "Sở Nội vụ"), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(7))), _stored);
        Assert.Contains(_stored, entry => entry.Name == new SeriesName(new SeriesKey("procedure:on-time-rate:1.001"), "1.001", null));
        Assert.Equal(0, await _names.TellAsync(default));

        _told.SetAgency("H49.01", "Sở Nội vụ và Lao động", AgencyKind.Department);
        Assert.Equal(1, await _names.TellAsync(default));
        Assert.Equal("Sở Nội vụ và Lao động", _stored[^1].Name.Name);

        _codes.Agencies.IdOf("H49.02");
        Assert.Equal(1, await _names.TellAsync(default));
    }

    [Fact]
    public async Task The_catalogue_in_force_goes_before_what_a_source_told()
    {
        _told.SetAgency("H49.01", "Sở Nội vụ", AgencyKind.Department);
        await _names.TellAsync(default);

        _catalogues.Current = _catalogues.Current.With(new AgencyCatalogue([new AgencyEntry("H49.01", "Phường \"A\", 🏛️", AgencyKind.Commune, null, null, null, null, null)], null));

        Assert.Equal(1, await _names.TellAsync(default));
        Assert.Equal("Phường \"A\", 🏛️", _stored[^1].Name.Name);
    }

    [Fact]
    public async Task On_a_new_day_everything_is_told_and_in_a_new_month_at_a_new_time()
    {
        await _names.TellAsync(default);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(4, await _names.TellAsync(default));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)), _stored[^1].At);
    }

    [Fact]
    public async Task What_was_not_taken_is_told_again()
    {
        _away = true;
        await Assert.ThrowsAsync<IOException>(() => _names.TellAsync(default));
        _away = false;

        Assert.Equal(4, await _names.TellAsync(default));
    }

    private ValueTask Take(IReadOnlyList<SeriesName> names, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_away)
        {
            throw new IOException("away");
        }

        _stored.AddRange(names.Select(name => (name, at)));
        return ValueTask.CompletedTask;
    }
}
