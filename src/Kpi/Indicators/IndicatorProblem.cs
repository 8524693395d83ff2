namespace Ioc.Kpi.Indicators;

/// <summary>One thing that is wrong with an entry. It never repeats a text that was entered.</summary>
/// <param name="Fault">Its kind; texts for people go by it.</param>
/// <param name="Field">The property of <see cref="IndicatorDraft"/>, or `EnteredBy`.</param>
/// <param name="Legal">What would be right, in English.</param>
public sealed record IndicatorProblem(IndicatorFault Fault, string Field, string Legal)
{
    public override string ToString() => $"{Field}: {Fault}; legal: {Legal}";
}
