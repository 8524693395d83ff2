using Ioc.Kpi.Counting;

namespace Ioc.Kpi.Definitions;

/// <summary>A count of things that happened on a day.</summary>
/// <param name="name">For logs and tests.</param>
/// <param name="day">Whose day the count belongs to.</param>
/// <param name="value">What one dossier adds on that day: never negative. Asked only where the dossier has such a day.</param>
public sealed class FlowMeasure(string name, FlowDay day, FlowMeasure.ValueOf value) : Measure(name)
{
    public delegate int ValueOf(in DossierView dossier);

    public FlowDay Day { get; } = day;

    public ValueOf Value { get; } = value;
}
