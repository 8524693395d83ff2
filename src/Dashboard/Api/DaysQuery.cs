using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Dashboard.Api;

/// <summary>The span of the file of days, as the API document describes it; <see cref="DaysParser"/> reads it.</summary>
internal sealed record DaysQuery(
    [property: FromQuery(Name = "from"), Description("A local day such as 2026-01-31; default 30 days up to `to`. At most 366 days.")]
    string? From,
    [property: FromQuery(Name = "to"), Description("A local day, included; default yesterday. Days that are not over are left out.")]
    string? To);
