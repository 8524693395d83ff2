using System.Collections.Concurrent;

namespace Ioc.Simulator.Faults;

/// <summary>
/// Which system misbehaves and how. Only tests register one in the services; no request and no option can reach it. Any thread may call.
/// </summary>
public sealed class FaultPlan
{
    private readonly ConcurrentDictionary<string, FaultKind> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    /// <value>What `Retry-After` says.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>From now on the system misbehaves so; <see cref="FaultKind.None"/> heals it.</summary>
    public void Set(string system, FaultKind fault) => _faults[system] = fault;

    /// <summary>How many requests were answered with a fault since the start.</summary>
    public int AnswersOf(string system) => _answers.GetValueOrDefault(system);

    internal FaultKind Next(string system)
    {
        var fault = _faults.GetValueOrDefault(system);
        if (fault != FaultKind.None)
        {
            _answers.AddOrUpdate(system, 1, (_, count) => count + 1);
        }

        return fault;
    }
}
