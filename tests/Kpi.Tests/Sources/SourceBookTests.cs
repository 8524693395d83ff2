using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Sources;

public sealed class SourceBookTests
{
    private static readonly Moment Start = Moment.From(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));

    private readonly SourceBook _book = new();

    [Theory]
    [InlineData(SourceKind.Push, null, null, null)]
    [InlineData(SourceKind.Push, "", null, null)]
    [InlineData(SourceKind.Push, "ab12", null, 15 * 60)]
    [InlineData(SourceKind.Push, "ab12", 60, 60)]
    [InlineData(SourceKind.Push, null, 60, 60)]
    [InlineData(SourceKind.Reference, null, null, 15)]
    [InlineData(SourceKind.Reference, null, 60, 60)]
    public void Only_a_source_that_delivers_by_itself_is_expected(SourceKind kind, string? key, int? expect, int? seconds)
    {
        TimeSpan? every = expect is { } given ? TimeSpan.FromSeconds(given) : null;
        var declaration = new SourceOptions { Id = "a", Kind = kind, KeySha256 = key, ExpectEvery = every }.Declare();
        Assert.Equal(seconds, declaration.ExpectEvery?.TotalSeconds);
    }

    [Fact]
    public void A_source_that_nobody_waits_for_is_never_late()
    {
        _book.Declare(new SourceOptions { Id = "archive" }.Declare());
        var before = Read(TimeSpan.FromDays(1));
        _book.Succeeded("archive", Start, TimeSpan.FromSeconds(2), SourceTally.Nothing);
        var after = Read(TimeSpan.FromDays(400));

        Assert.Equal((SourceState.Ok, null, false), (before.State, before.Age, before.IsAwaited));
        Assert.Equal((SourceState.Ok, TimeSpan.FromDays(400), false), (after.State, after.Age, after.IsAwaited));
    }

    [Fact]
    public void A_source_that_nobody_waits_for_still_says_that_its_last_file_failed()
    {
        _book.Declare(new SourceOptions { Id = "archive" }.Declare());
        _book.Failed("archive", Start, TimeSpan.FromSeconds(2), "The header lacks required columns.");

        Assert.Equal((SourceState.Failing, 1, false), (Read(default).State, Read(default).FailuresInARow, Read(default).IsAwaited));
    }

    [Fact]
    public void A_source_that_still_catches_up_gets_no_younger()
    {
        _book.Declare(new SourceDeclaration("tthc", SourceKind.Reference, Enabled: true, TimeSpan.FromSeconds(15)));
        _book.Failed("tthc", Start, TimeSpan.Zero, "timeout");
        _book.Progressed("tthc", TimeSpan.FromSeconds(1), SourceTally.Nothing with { Accepted = 1000 });

        var first = Read(default);
        Assert.Equal((SourceState.Late, true, null, 0, null, 1000), (first.State, first.CatchingUp, first.Age, first.FailuresInARow, first.LastError, first.Accepted));

        _book.Succeeded("tthc", Start, TimeSpan.Zero, SourceTally.Nothing);
        Assert.Equal((SourceState.Ok, false), (Read(default).State, Read(default).CatchingUp));

        // A little more than fits a page is no reason for worry; a long way to go is.
        _book.Progressed("tthc", TimeSpan.FromSeconds(1), SourceTally.Nothing);
        Assert.Equal((SourceState.Ok, true), (Read(TimeSpan.FromSeconds(45)).State, Read(TimeSpan.FromSeconds(45)).CatchingUp));
        Assert.Equal(SourceState.Late, Read(TimeSpan.FromSeconds(46)).State);
    }

    [Fact]
    public void An_awaited_source_is_late_until_it_is_heard_from_and_after_three_times_the_expected_time()
    {
        _book.Declare(new SourceDeclaration("tthc", SourceKind.Push, Enabled: true, TimeSpan.FromMinutes(15)));
        Assert.Equal((SourceState.Late, true), (Read(default).State, Read(default).IsAwaited));

        _book.Succeeded("tthc", Start, TimeSpan.Zero, SourceTally.Nothing);
        Assert.Equal(SourceState.Ok, Read(TimeSpan.FromMinutes(45)).State);
        Assert.Equal(SourceState.Late, Read(TimeSpan.FromMinutes(45) + TimeSpan.FromMicroseconds(1)).State);
    }

    [Fact]
    public void A_source_that_is_switched_off_is_not_awaited()
    {
        _book.Declare(new SourceDeclaration("tthc", SourceKind.Push, Enabled: false, TimeSpan.FromMinutes(15)));
        Assert.Equal((SourceState.Disabled, false), (Read(default).State, Read(default).IsAwaited));
    }

    private SourceStatus Read(TimeSpan later) => _book.Read(Start.Plus(later)).Single();
}
