using Ioc.Kpi.Board;
using Ioc.Kpi.Trust;

namespace Ioc.Kpi.Alerts.Evaluation;

/// <summary>Everything that rules are held against at one moment. Immutable.</summary>
/// <param name="Now">The instant of the evaluation.</param>
/// <param name="Answers">What the board said.</param>
/// <param name="Around">What stands around it: sources, plans, evidence, catalogue.</param>
/// <param name="Targets">The targets of the plans that are shown; null before they were read.</param>
/// <param name="Trust">The last report of trust.</param>
/// <param name="Service">The figures of Ioc itself.</param>
/// <param name="Past">What the series say of earlier.</param>
/// <param name="Names">What things are called.</param>
public sealed record AlertReading(
    DateTimeOffset Now,
    AlertAnswers Answers,
    Surroundings Around,
    IReadOnlyList<AlertTarget>? Targets,
    TrustReport Trust,
    IReadOnlyList<ServiceMeasure> Service,
    AlertPast Past,
    AlertNames Names)
{
    /// <value>From when on the service could hear its sources: its own start. Null where that is long ago.</value>
    public DateTimeOffset? Since { get; init; }
}
