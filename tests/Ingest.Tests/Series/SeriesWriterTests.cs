using Ioc.Ingest.Series;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Series;

public sealed class SeriesWriterTests : OnAHost
{
    private readonly MemorySeriesStore _store = new(LocalTime.Vietnam, new SeriesRetention());
    private readonly DateTimeOffset _minute = StartOfThisMinute();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var today = LocalTime.Vietnam.DateOf(Moment.From(TimeProvider.System.GetUtcNow())).ToString("yyyyMMdd", null);
        await Host.TakenAsync(Records.Array(Enumerable.Range(0, 9).Select(number => Records.One(number).Replace("20250310080000", today + "000000", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Province_agencies_and_channels_are_sampled()
    {
        using var writer = Writer(_store);
        await writer.WriteAsync(_minute, CancellationToken.None);

        Assert.Equal(9, (await ReadAsync(new SeriesKey("received-dossiers"))).Value);
        Assert.Equal(9, (await ReadAsync(new SeriesKey("received-dossiers", Agency: "H49.12"))).Value);
        Assert.Equal(3, (await ReadAsync(new SeriesKey("received-dossiers", Channel: "online"))).Value);
        var online = await ReadAsync(new SeriesKey("online-submission-rate"));
        Assert.Equal((3L, 9L), (online.Numerator, online.Denominator));
        Assert.Equal(2, (await ReadAsync(new SeriesKey("source-health"))).Denominator);
    }

    [Fact]
    public async Task Points_wait_while_the_store_is_away()
    {
        var away = new AwayStore(_store) { IsAway = true };
        using var writer = Writer(away);
        await Assert.ThrowsAsync<IOException>(() => writer.WriteAsync(_minute.AddMinutes(-1), CancellationToken.None));

        away.IsAway = false;
        await writer.WriteAsync(_minute, CancellationToken.None);

        var samples = await _store.ReadAsync(new SeriesKey("received-dossiers"), _minute.AddMinutes(-5), _minute.AddMinutes(1), SeriesStep.Minute, CancellationToken.None);
        Assert.Equal([_minute.AddMinutes(-1), _minute], samples.Select(sample => sample.At.ToUniversalTime()));
    }

    private static DateTimeOffset StartOfThisMinute()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    private SeriesWriter Writer(ISeriesStore store) => new(
        Host.Services.GetRequiredService<Ioc.Ingest.Board.LiveBoard>(), Host.Services.GetRequiredService<SeriesSampler>(), store,
        Host.Services.GetRequiredService<IngestMetrics>(), TimeProvider.System, NullLogger<SeriesWriter>.Instance);

    private async Task<SeriesSample> ReadAsync(SeriesKey series) =>
        (await _store.ReadAsync(series, _minute, _minute.AddMinutes(1), SeriesStep.Minute, CancellationToken.None)).Single();

    private sealed class AwayStore(ISeriesStore inner) : ISeriesStore
    {
        public bool IsAway { get; set; }

        public ValueTask WriteAsync(IReadOnlyList<SeriesPoint> points, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("away") : inner.WriteAsync(points, cancellationToken);

        public ValueTask<IReadOnlyList<SeriesSample>> ReadAsync(
            SeriesKey series, DateTimeOffset from, DateTimeOffset to, SeriesStep step, CancellationToken cancellationToken) =>
            inner.ReadAsync(series, from, to, step, cancellationToken);

        public ValueTask UpkeepAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.UpkeepAsync(now, cancellationToken);
    }
}
