using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Scenes;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Dashboard.Tests;

/// <summary>What the sources make of the age of the numbers.</summary>
public sealed class FreshnessTests
{
    private static readonly Moment Now = Moment.From(DashboardSite.Now);

    private readonly SourceBook _book = new();

    [Fact]
    public void A_source_for_files_alone_neither_ages_the_numbers_nor_counts_in_their_health()
    {
        Heard("tthc", 12, every: 60);
        Heard("archive", 86_400, every: null);
        _book.Declare(new SourceOptions { Id = "never-used" }.Declare());

        var freshness = Read();
        Assert.Equal((12.0, false), (freshness.AgeSeconds, freshness.Stale));
        Assert.Equal((1, 1, ["tthc"]), (freshness.Healthy, freshness.Awaited, freshness.Sources));

        _book.Failed("archive", Now, TimeSpan.Zero, "The header lacks required columns.");
        Assert.False(Read().Stale);
    }

    [Fact]
    public void Where_there_are_files_alone_the_numbers_are_as_old_as_the_last_one()
    {
        Assert.Equal((null, false), (Read().AgeSeconds, Read().Stale));
        Heard("archive-2025", 86_400, every: null);
        Heard("archive-2026", 3_600, every: null);
        _book.Declare(new SourceOptions { Id = "never-used" }.Declare());

        Assert.Equal((3_600.0, false, 0), (Read().AgeSeconds, Read().Stale, Read().Awaited));
        Assert.Equal(["archive-2025", "archive-2026"], Read().Sources);
    }

    [Fact]
    public void The_oldest_awaited_source_gives_the_age_and_one_that_was_never_heard_from_takes_it_away()
    {
        Heard("tthc", 12, every: 60);
        Heard("portal", 1_000, every: 60);
        Assert.Equal((1_000.0, true, 1, 2), (Read().AgeSeconds, Read().Stale, Read().Healthy, Read().Awaited));

        _book.Declare(new SourceDeclaration("silent", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(1)));
        Assert.Equal((null, true), (Read().AgeSeconds, Read().Stale));
    }

    /// <summary>Also holds the words of the pages against it.</summary>
    private Freshness Read()
    {
        var statuses = _book.Read(Now);
        var freshness = Freshness.Of(statuses);
        Assert.Equal(freshness.AgeSeconds, OldestAge.Of([.. statuses.Select(status => SceneSource.Of(status, LocalTime.Vietnam))]));
        return freshness;
    }

    private void Heard(string id, int secondsAgo, int? every)
    {
        _book.Declare(new SourceDeclaration(id, SourceKind.Push, Enabled: true, every is { } seconds ? TimeSpan.FromSeconds(seconds) : null));
        _book.Succeeded(id, Now.Plus(TimeSpan.FromSeconds(-secondsAgo)), TimeSpan.FromSeconds(1), SourceTally.Nothing);
    }
}
