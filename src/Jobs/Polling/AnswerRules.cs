using System.Globalization;
using System.Net;

namespace Ioc.Jobs.Polling;

/// <summary>What the status line and the headers of an answer already decide, before a byte of the body is read.</summary>
internal static class AnswerRules
{
    /// <returns>Null when the body is worth reading.</returns>
    public static PollFailure? Judge(HttpResponseMessage answer, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.NoContent => new PollFailure(PollFault.EmptyBody, "the answer has no body"),
            HttpStatusCode.TooManyRequests => new PollFailure(PollFault.RateLimited, Waiting(status, Wait(answer, now)), Wait(answer, now)),
            HttpStatusCode.ServiceUnavailable => new PollFailure(PollFault.HttpStatus, Waiting(status, Wait(answer, now)), Wait(answer, now)),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new PollFailure(PollFault.KeyRefused, $"{status}, the source does not accept the key"),
            HttpStatusCode.RequestTimeout => new PollFailure(PollFault.HttpStatus, Number(status)),
            _ when status is >= 300 and < 400 => Redirect(answer, status),
            _ => new PollFailure(PollFault.HttpStatus, Number(status), RefusesCursor: status is >= 400 and < 500),
        };
    }

    /// <summary>The source's own `Date` is the base of a `Retry-After` date, so that its clock may be wrong.</summary>
    private static TimeSpan? Wait(HttpResponseMessage answer, DateTimeOffset now)
    {
        var asked = answer.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - (answer.Headers.Date ?? now) : null);
        return wait is { } span ? TimeSpan.FromTicks(Math.Clamp(span.Ticks, 0, PollBackoff.LongestRetryAfter.Ticks)) : null;
    }

    private static string Waiting(int status, TimeSpan? wait) =>
        wait is { } span ? string.Create(CultureInfo.InvariantCulture, $"{status}, retry after {span.TotalSeconds:0} s") : Number(status);

    /// <summary>Only the host is named: a redirect's path and query can carry anything.</summary>
    private static PollFailure Redirect(HttpResponseMessage answer, int status)
    {
        var target = answer.Headers.Location;
        var asked = answer.RequestMessage?.RequestUri;
        var where = target is null ? "nowhere"
            : !target.IsAbsoluteUri || string.Equals(target.Authority, asked?.Authority, StringComparison.OrdinalIgnoreCase) ? "the same host"
            : $"another host, {target.IdnHost}";
        return new PollFailure(PollFault.Redirect, $"{status} to {where}, not followed");
    }

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
