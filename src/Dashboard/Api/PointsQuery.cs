using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Dashboard.Api;

/// <summary>Bounds and step of a series, as the API document describes them; <see cref="SeriesParser"/> reads them.</summary>
internal sealed record PointsQuery(
    [property: FromQuery(Name = "from"), Description("A local day, or an ISO 8601 instant with offset.")]
    string? From,
    [property: FromQuery(Name = "to"), Description("A local day (included), or an instant (excluded).")]
    string? To,
    [property: FromQuery(Name = "step"), Description("Default hour."), RegularExpression("minute|hour|day")]
    string? Step);
