using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Dashboard.Api;

/// <summary>The period of a question, as the API document describes it; <see cref="QuestionParser"/> reads it.</summary>
internal sealed record PeriodQuery(
    [property: FromQuery(Name = "period"), Description("Default year. Either this, or from and to."), RegularExpression("today|month|year|all")]
    string? Period,
    [property: FromQuery(Name = "from"), Description("A local day such as 2026-01-31.")]
    string? From,
    [property: FromQuery(Name = "to"), Description("A local day, included.")]
    string? To);
