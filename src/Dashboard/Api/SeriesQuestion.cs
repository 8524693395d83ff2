using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Series;

namespace Ioc.Dashboard.Api;

/// <summary>Which points of which KPI: from an instant (included) to another (excluded).</summary>
internal sealed record SeriesQuestion(
    string? Agency, string? Procedure, Channel? Channel, DateTimeOffset From, DateTimeOffset To, SeriesStep Step);
