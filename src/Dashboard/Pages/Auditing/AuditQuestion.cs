using System.Globalization;
using Ioc.Kpi.Accounts;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Pages.Auditing;

/// <summary>What the page of the audit log is asked for.</summary>
/// <param name="Who">Only this account; null for all.</param>
/// <param name="What">Only this action; null for all.</param>
/// <param name="Before">Only lines before this number; null from the newest on.</param>
public sealed record AuditQuestion(string? Who, AuditAction? What, long? Before)
{
    private const int LongestWho = 128;

    public static AuditQuestion Of(IQueryCollection query) => new(
        query["who"].ToString().Trim() is { Length: > 0 and <= LongestWho } who ? who : null,
        AuditWords.Find(query["what"]),
        long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);

    public string Link()
    {
        var parts = new[]
        {
            Who is null ? null : "who=" + Uri.EscapeDataString(Who),
            What is { } action ? "what=" + AuditWords.Of(action) : null,
            Before is { } before ? FormattableString.Invariant($"before={before}") : null,
        }.OfType<string>();
        return "/audit?" + string.Join('&', parts);
    }
}
