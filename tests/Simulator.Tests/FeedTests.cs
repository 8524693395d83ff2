using System.Globalization;
using System.Net;
using System.Text.Json;
using Ioc.Testing;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class FeedTests
{
    private static readonly string[] Seeded = [SimulatorAccess.Departments, SimulatorAccess.Communes];

    [Fact]
    public async Task Paging_through_everything_gives_every_dossier_once_in_the_order_of_the_feed()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        foreach (var system in Seeded)
        {
            var items = await host.ListAsync(system, limit: 173);
            var truth = host.Systems.Truth.Of(system, Provinces.Now.ToUnixTimeSeconds(), Provinces.Now.ToUnixTimeSeconds());
            Assert.True(truth.Dossiers > 1_000);
            Assert.Equal(truth.Dossiers, items.Count);
            Assert.Equal(items.Count, items.Select(Code).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_after_a_restart_and_another_seed_does_not()
    {
        var path = $"{SimulatorAccess.PathOf(SimulatorAccess.Communes)}/dossiers?limit=5000";
        await using var first = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        await using var second = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        var other = Provinces.Small();
        other.Seed++;
        await using var third = await SimulatorHost.StartAsync(other, Provinces.Clock());
        var expected = await first.Client.GetByteArrayAsync(path);
        Assert.Equal(expected, await second.Client.GetByteArrayAsync(path));
        Assert.NotEqual(expected, await third.Client.GetByteArrayAsync(path));
    }

    [Fact]
    public async Task A_cursor_from_before_a_restart_continues_the_same_listing()
    {
        var clock = Provinces.Clock();
        await using var before = await SimulatorHost.StartAsync(Provinces.Small(), clock);
        var first = await before.PageAsync(SimulatorAccess.Departments, limit: 500);
        var cursor = first.GetProperty("nextCursor").GetString();
        var expected = await before.PageAsync(SimulatorAccess.Departments, cursor: cursor, limit: 500);
        clock.Advance(TimeSpan.FromMinutes(7));
        await using var after = await SimulatorHost.StartAsync(Provinces.Small(), clock);
        var actual = await after.PageAsync(SimulatorAccess.Departments, cursor: cursor, limit: 500);
        Assert.Equal(expected.GetRawText(), actual.GetRawText());
    }

    [Fact]
    public async Task No_time_in_a_record_is_in_the_future_except_due_dates()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        var now = Stamp(Provinces.Now);
        string[] fields = ["NgayNopHoSo", "NgayTiepNhan", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "ThoiDiemCapNhat"];
        foreach (var item in await host.ListAsync(SimulatorAccess.Communes, limit: 5_000))
        {
            Assert.All(fields, field => Assert.True(string.CompareOrdinal(item.GetProperty(field).GetString(), now) <= 0, field));
        }
    }

    [Fact]
    public async Task A_reader_that_follows_with_ten_minutes_overlap_knows_what_a_new_reader_would_see()
    {
        var clock = Provinces.Clock();
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), clock);
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        DateTimeOffset? since = null;
        for (var poll = 0; poll < 150; poll++)
        {
            var asOf = clock.GetUtcNow();
            Keep(known, await host.ListAsync(SimulatorAccess.Communes, since, limit: 1_000));
            since = asOf - TimeSpan.FromMinutes(10);
            // One long pause in the middle, as when the reader was down.
            clock.Advance(poll == 70 ? TimeSpan.FromHours(9) : TimeSpan.FromSeconds(97));
        }

        Keep(known, await host.ListAsync(SimulatorAccess.Communes, since));
        var now = clock.GetUtcNow();
        var truth = host.Systems.TruthAt(now);
        Assert.Equal(truth.Dossiers, known.Count);
        Assert.Equal(truth.ByStatus, new SortedDictionary<byte, int>(known.Values
            .CountBy(item => byte.Parse(item.GetProperty("TrangThaiHoSo").GetString()!, CultureInfo.InvariantCulture)).ToDictionary()));
        Assert.Equal(truth.Received, known.Values.Count(item => item.GetProperty("NgayTiepNhan").GetString() != ""));
    }

    [Fact]
    public async Task Forwarding_is_late_repeated_and_out_of_order_but_never_later_than_the_overlap()
    {
        var clock = Provinces.Clock();
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), clock);
        await host.PageAsync(SimulatorAccess.Communes, clock.GetUtcNow() - TimeSpan.FromMinutes(10));
        clock.Advance(TimeSpan.FromMinutes(55));
        var items = await host.ListAsync(SimulatorAccess.Communes, clock.GetUtcNow() - TimeSpan.FromMinutes(59));
        var changes = items.Select(item => item.GetProperty("ThoiDiemCapNhat").GetString()!).ToList();
        var states = items.Select(item => Code(item) + item.GetProperty("ThoiDiemCapNhat").GetString()).ToList();
        Assert.True(items.Count > 100);
        Assert.Contains(changes.Zip(changes.Skip(1)), pair => string.CompareOrdinal(pair.First, pair.Second) > 0);
        Assert.True(states.Distinct(StringComparer.Ordinal).Count() < states.Count);
        Assert.True(items.Count > items.Select(Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Without_the_key_nothing_is_told()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        using var stranger = new HttpClient { BaseAddress = host.Client.BaseAddress };
        foreach (var system in Seeded.Append(SimulatorAccess.Portal))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{SimulatorAccess.PathOf(system)}/dossiers")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{SimulatorAccess.PathOf(system)}/metrics")).StatusCode);
        }

        stranger.DefaultRequestHeaders.Authorization = new("Bearer", host.Access.Key[1..]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{SimulatorAccess.PathOf(Seeded[0])}/dossiers")).StatusCode);
    }

    [Theory]
    [InlineData("changedSince=yesterday")]
    [InlineData("cursor=!")]
    [InlineData("cursor=AAAA")]
    [InlineData("limit=0")]
    [InlineData("limit=x")]
    public async Task Queries_that_make_no_sense_are_refused(string query)
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        var reply = await host.Client.GetAsync($"{SimulatorAccess.PathOf(SimulatorAccess.Communes)}/dossiers?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"{SimulatorAccess.PathOf("sim-nowhere")}/dossiers")).StatusCode);
    }

    private static string Code(JsonElement item) => item.GetProperty("MaHoSo").GetString()!;

    private static string Stamp(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static void Keep(Dictionary<string, JsonElement> known, List<JsonElement> items)
    {
        foreach (var item in items)
        {
            var time = item.GetProperty("ThoiDiemCapNhat").GetString();
            if (!known.TryGetValue(Code(item), out var kept) || string.CompareOrdinal(time, kept.GetProperty("ThoiDiemCapNhat").GetString()) > 0)
            {
                known[Code(item)] = item;
            }
        }
    }
}
