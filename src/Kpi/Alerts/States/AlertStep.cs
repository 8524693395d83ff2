namespace Ioc.Kpi.Alerts.States;

/// <summary>What came of one step of one alert.</summary>
/// <param name="State">The state from now on; the same object where nothing changed.</param>
/// <param name="Transitions">What happened, in its order; without numbers.</param>
/// <param name="MustBeStored">More has changed than the value, its time, and the words about it. An alert that was never anything but inactive need not be stored.</param>
public readonly record struct AlertStep(AlertState State, IReadOnlyList<AlertTransition> Transitions, bool MustBeStored)
{
    /// <summary>Of nearly all steps; told by its reference.</summary>
    internal static readonly IReadOnlyList<AlertTransition> Nothing = [];
}
