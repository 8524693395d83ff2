using Ioc.Dashboard.Indicators;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Pages.Indicators;

/// <summary>What the page of one indicator is rendered from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Agency">Of which agency; null for the province.</param>
/// <param name="Place">The name of the agency or the province.</param>
/// <param name="Book">One reading of everything entered.</param>
/// <param name="Today">The local day.</param>
/// <param name="Zone">For the times of entering.</param>
/// <param name="Form">What the form shows.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Agencies">Agencies to choose from; none without a catalogue.</param>
public sealed record IndicatorModel(
    IndicatorKind Kind, string? Agency, string Place, IndicatorBook Book, DateOnly Today, LocalTime Zone, IndicatorForm Form,
    IReadOnlyList<IndicatorProblem> Problems, IReadOnlyList<(string Code, string Name)> Agencies)
{
    public IndicatorReading? Reading => Book.Current(Kind.Id, Agency, Today);

    public IReadOnlyList<IndicatorEntry> History => Book.History(Kind.Id, Agency);
}
