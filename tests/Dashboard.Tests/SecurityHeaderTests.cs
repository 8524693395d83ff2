using Xunit;

namespace Ioc.Dashboard.Tests;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("/api/v1/kpis")]
    [InlineData("/api/v1/kpis?period=week")]
    [InlineData("/nothing-here")]
    public async Task Every_reply_carries_the_policy(string path)
    {
        await using var site = await DashboardSite.StartAsync();
        using var reply = await site.Http.GetAsync(new Uri(path, UriKind.Relative));
        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Matches("script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';", policy);
        Assert.Matches("style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'; style-src-attr 'unsafe-inline';", policy);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(1, policy.Split("unsafe-inline").Length - 1);
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", reply.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(reply.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Each_reply_has_a_nonce_of_its_own()
    {
        await using var site = await DashboardSite.StartAsync();
        var policies = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            using var reply = await site.Http.GetAsync(new Uri("/api/v1/sources", UriKind.Relative));
            Assert.True(policies.Add(reply.Headers.GetValues("Content-Security-Policy").Single()));
        }
    }
}
