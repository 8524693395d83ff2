using Ioc.Load.Target;

namespace Ioc.Load.Audit;

/// <summary>Compares what was acknowledged with what the service counts. A lost update shows as too few, one counted twice as too many.</summary>
internal static class Auditor
{
    /// <returns>Every difference in words; nothing when the books agree.</returns>
    /// <param name="sinceStart">Whether the server has run without a restart, so that its own counters of updates must agree as well.</param>
    public static async Task<IReadOnlyList<string>> CompareAsync(IocTarget target, Ledger ledger, bool sinceStart)
    {
        var problems = new List<string>();
        var expected = ledger.Expect();
        var received = await CountsAsync(target, "received-dossiers", "numerator");
        var finished = await CountsAsync(target, "on-time-rate", "denominator");
        foreach (var agency in expected.Keys.Union(received.Keys).Order(StringComparer.Ordinal))
        {
            var should = expected.GetValueOrDefault(agency);
            var counted = new AgencyCount(received.GetValueOrDefault(agency), finished.GetValueOrDefault(agency));
            if (should != counted)
            {
                problems.Add($"{agency}: acknowledged {should}, counted {counted}");
            }
        }

        if (ledger.Accepted + ledger.Unchanged + ledger.Rejected != ledger.Updates)
        {
            problems.Add($"The answers add up to {ledger.Accepted + ledger.Unchanged + ledger.Rejected} of {ledger.Updates} updates.");
        }

        if (ledger.Rejected > 0)
        {
            problems.Add($"{ledger.Rejected} good records were rejected.");
        }

        // A request whose connection broke may have been taken and then sent again; the server's own counters then count it twice.
        if (sinceStart && ledger.BrokenLines == 0)
        {
            problems.AddRange(await CompareSourcesAsync(target, ledger));
        }

        return problems;
    }

    private static async Task<IEnumerable<string>> CompareSourcesAsync(IocTarget target, Ledger ledger)
    {
        var sources = (await target.GetAsync("/api/v1/sources")).GetProperty("items").EnumerateArray().ToArray();
        var accepted = sources.Sum(source => source.GetProperty("accepted").GetInt64());
        var unchanged = sources.Sum(source => source.GetProperty("unchanged").GetInt64());
        return accepted == ledger.Accepted && unchanged == ledger.Unchanged
            ? []
            : [$"The sources' pages say {accepted} accepted and {unchanged} unchanged, the answers said {ledger.Accepted} and {ledger.Unchanged}."];
    }

    private static async Task<Dictionary<string, long>> CountsAsync(IocTarget target, string kpi, string part)
    {
        var answer = await target.GetAsync($"/api/v1/kpis/{kpi}/breakdown?by=agency&period=all");
        return answer.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty(part).ValueKind == System.Text.Json.JsonValueKind.Number)
            .ToDictionary(item => item.GetProperty("key").GetString()!, item => item.GetProperty(part).GetInt64());
    }
}
