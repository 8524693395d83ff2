using System.Text.Json;
using Ioc.Kpi.Indicators;

namespace Ioc.Dashboard.Api;

/// <summary>One thing that is wrong with an entry.</summary>
/// <param name="Field">The field of the body, or `enteredBy`.</param>
/// <param name="Fault">Its kind: `bad-value`, `missing-evidence`, …</param>
/// <param name="Legal">What would be right.</param>
public sealed record IndicatorProblemView(string Field, string Fault, string Legal)
{
    internal static IndicatorProblemView Of(IndicatorProblem problem) => new(
        JsonNamingPolicy.CamelCase.ConvertName(problem.Field), JsonNamingPolicy.KebabCaseLower.ConvertName(problem.Fault.ToString()), problem.Legal);
}
