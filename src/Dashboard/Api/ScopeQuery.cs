using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Dashboard.Api;

/// <summary>The filters of a question, as the API document describes them; <see cref="QuestionParser"/> reads them.</summary>
internal sealed record ScopeQuery(
    [property: FromQuery(Name = "agency"), Description("Code of an agency; `(none)` for dossiers without one.")]
    string? Agency,
    [property: FromQuery(Name = "procedure"), Description("Code of a procedure; `(none)` for dossiers without one.")]
    string? Procedure,
    [property: FromQuery(Name = "channel"), RegularExpression("online|counter|postal|other|unknown")]
    string? Channel);
