using Ioc.Kpi.Time;

namespace Ioc.Kpi.Sources;

/// <summary>What the book knows of one source. Guarded by the book's lock.</summary>
internal sealed class SourcePage(SourceDeclaration declaration)
{
    private readonly Dictionary<string, long> _suspect = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private Moment _lastSuccess = Moment.None;
    private TimeSpan? _lastDuration;
    private bool _catchingUp;
    private int _failures;
    private string? _lastError;
    private long _accepted;
    private long _unchanged;

    public SourceDeclaration Declaration { get; set; } = declaration;

    public void Succeed(Moment at, TimeSpan duration, SourceTally tally)
    {
        _lastSuccess = Moment.Later(_lastSuccess, at);
        _catchingUp = false;
        _lastDuration = duration;
        _failures = 0;
        _lastError = null;
        Count(tally);
    }

    public void Progress(TimeSpan duration, SourceTally tally)
    {
        _catchingUp = true;
        _lastDuration = duration;
        _failures = 0;
        _lastError = null;
        Count(tally);
    }

    public void Count(SourceTally tally)
    {
        _accepted += tally.Accepted;
        _unchanged += tally.Unchanged;
        Add(_suspect, tally.Suspect);
        Add(_rejected, tally.Rejected);
    }

    public void Fail(Moment at, TimeSpan duration, string reason)
    {
        _lastDuration = duration;
        _failures++;
        _lastError = reason;
    }

    public void Restore(SourceStatus before)
    {
        _lastSuccess = before.LastSuccessAt;
        _accepted = before.Accepted;
        _unchanged = before.Unchanged;
        foreach (var (code, count) in before.Suspect)
        {
            _suspect[code] = count;
        }

        foreach (var (code, count) in before.Rejected)
        {
            _rejected[code] = count;
        }
    }

    public SourceStatus Read(Moment now)
    {
        TimeSpan? age = _lastSuccess.Exists ? now - _lastSuccess : null;
        if (age < TimeSpan.Zero)
        {
            age = TimeSpan.Zero;
        }

        return new SourceStatus(
            Declaration.Id, Declaration.Kind, StateAt(age), _lastSuccess, age, Declaration.ExpectEvery, _lastDuration, _failures,
            _lastError, _accepted, _unchanged, new Dictionary<string, long>(_suspect), new Dictionary<string, long>(_rejected))
        {
            CatchingUp = _catchingUp,
        };
    }

    private SourceState StateAt(TimeSpan? age)
    {
        if (!Declaration.Enabled)
        {
            return SourceState.Disabled;
        }

        if (_failures > 0)
        {
            return SourceState.Failing;
        }

        return Declaration.ExpectEvery is not { } every || age <= every * 3 ? SourceState.Ok : SourceState.Late;
    }

    private static void Add(Dictionary<string, long> totals, IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (code, count) in counts)
        {
            totals[code] = totals.GetValueOrDefault(code) + count;
        }
    }
}
