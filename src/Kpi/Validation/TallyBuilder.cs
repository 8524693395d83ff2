using Ioc.Kpi.Sources;

namespace Ioc.Kpi.Validation;

/// <summary>Adds up what a door saw, for the reply and for the source's page. Not thread-safe.</summary>
public sealed class TallyBuilder
{
    private readonly Dictionary<string, int> _suspect = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rejected = new(StringComparer.Ordinal);

    /// <summary>Accepted records that carry at least one flag.</summary>
    public int SuspectRecords { get; private set; }

    public int RejectedRecords { get; private set; }

    public void Add(Suspicions suspicions)
    {
        if (suspicions == Suspicions.None)
        {
            return;
        }

        SuspectRecords++;
        foreach (var word in QualityWords.Of(suspicions))
        {
            _suspect[word] = _suspect.GetValueOrDefault(word) + 1;
        }
    }

    public void Add(RejectionCode code)
    {
        RejectedRecords++;
        var word = QualityWords.Of(code);
        _rejected[word] = _rejected.GetValueOrDefault(word) + 1;
    }

    /// <summary>Moves everything out of another builder into this one.</summary>
    public void TakeFrom(TallyBuilder other)
    {
        SuspectRecords += other.SuspectRecords;
        RejectedRecords += other.RejectedRecords;
        Move(other._suspect, _suspect);
        Move(other._rejected, _rejected);
        other.SuspectRecords = other.RejectedRecords = 0;
    }

    /// <summary>The tally of everything added, together with what the inbox answered.</summary>
    public SourceTally Build(int accepted, int unchanged) => new(accepted, unchanged, _suspect, _rejected);

    private static void Move(Dictionary<string, int> from, Dictionary<string, int> to)
    {
        foreach (var (word, count) in from)
        {
            to[word] = to.GetValueOrDefault(word) + count;
        }

        from.Clear();
    }
}
