using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Simulator.Faults;
using Xunit;

namespace Ioc.Simulator.Tests;

public sealed class FaultTests
{
    private static readonly string Path = $"{SimulatorAccess.PathOf(SimulatorAccess.Communes)}/dossiers";

    [Theory]
    [InlineData(FaultKind.ServerError, HttpStatusCode.InternalServerError)]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.TooManyRequests)]
    [InlineData(FaultKind.RedirectElsewhere, HttpStatusCode.Redirect)]
    public async Task Faulty_status_comes_while_the_plan_says_so_and_concerns_one_system(FaultKind fault, HttpStatusCode status)
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        host.Faults.Set(SimulatorAccess.Communes, fault);
        var reply = await host.Client.GetAsync(Path);
        Assert.Equal(status, reply.StatusCode);
        Assert.Equal(fault == FaultKind.TooManyRequests, reply.Headers.RetryAfter is not null);
        Assert.True((await host.Client.GetAsync($"{SimulatorAccess.PathOf(SimulatorAccess.Departments)}/dossiers")).IsSuccessStatusCode);
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.None);
        Assert.True((await host.Client.GetAsync(Path)).IsSuccessStatusCode);
        Assert.Equal(1, host.Faults.AnswersOf(SimulatorAccess.Communes));
    }

    [Fact]
    public async Task A_hanging_source_lasts_until_the_reader_gives_up()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.Hang);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.GetAsync(Path, patience.Token));
    }

    [Fact]
    public async Task A_truncated_body_breaks_off()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.Truncated);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.Client.GetByteArrayAsync(Path));
    }

    [Fact]
    public async Task Invalid_text_is_not_utf8_and_an_oversized_body_has_forty_mebibytes()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.InvalidUtf8);
        var bytes = await host.Client.GetByteArrayAsync(Path);
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(bytes));
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.Oversized);
        Assert.True((await host.Client.GetByteArrayAsync(Path)).Length >= 40 * 1024 * 1024);
    }

    [Fact]
    public async Task Duplicate_and_backward_pages_still_hold_every_dossier()
    {
        await using var host = await SimulatorHost.StartAsync(Provinces.Small(), Provinces.Clock());
        var expected = Codes(await host.ListAsync(SimulatorAccess.Communes, limit: 400));
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.DuplicatePages);
        var repeated = await host.ListAsync(SimulatorAccess.Communes, limit: 400);
        Assert.True(repeated.Count > expected.Count * 1.7);
        Assert.Equal(expected.Order(), Codes(repeated).Distinct().Order());
        host.Faults.Set(SimulatorAccess.Communes, FaultKind.OutOfOrderPages);
        var backward = Codes(await host.ListAsync(SimulatorAccess.Communes, limit: 400));
        Assert.Equal(expected, Enumerable.Reverse(backward));
    }

    private static List<string> Codes(List<JsonElement> items) => [.. items.Select(item => item.GetProperty("MaHoSo").GetString()!)];
}
