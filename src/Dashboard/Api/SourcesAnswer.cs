namespace Ioc.Dashboard.Api;

/// <summary>The reply of `GET /api/v1/sources`, in the order of declaration.</summary>
/// <param name="Series">The way to the series store; null where it is a file of the service and nothing waits.</param>
/// <param name="MissingCalendarYear">From 1 December on the next year, when the calendar of working days lacks it; null when it does not.</param>
public sealed record SourcesAnswer(DateTimeOffset AsOf, IReadOnlyList<SourceView> Items, SpoolView? Series, int? MissingCalendarYear);
