using Ioc.Load.Records;

namespace Ioc.Load.Audit;

/// <summary>What the server has acknowledged: the last step of each dossier, and what the answers added up to. Any thread may call.</summary>
internal sealed class Ledger(DossierPlan plan)
{
    private readonly Lock _lock = new();

    // The last acknowledged step plus one; zero for a dossier that was never acknowledged.
    private readonly byte[] _reached = new byte[plan.Dossiers];
    private long _refused;
    private long _refusedWithoutTime;
    private long _broken;

    /// <value>Updates in acknowledged batches, repetitions included.</value>
    public long Updates { get; private set; }

    /// <value>Dossiers that were acknowledged at least once.</value>
    public long Dossiers { get; private set; }

    public long Accepted { get; private set; }

    public long Unchanged { get; private set; }

    public long Rejected { get; private set; }

    /// <value>Answers 429 and 503.</value>
    public long Refusals => Interlocked.Read(ref _refused);

    /// <value>Those of them without `Retry-After`.</value>
    public long RefusalsWithoutTime => Interlocked.Read(ref _refusedWithoutTime);

    /// <value>Requests whose connection broke; they were sent again.</value>
    public long BrokenLines => Interlocked.Read(ref _broken);

    public DossierPlan Plan => plan;

    /// <summary>Called after every acknowledged batch, outside the lock, with the number of dossiers acknowledged so far.</summary>
    public Action<long>? OnAcknowledged { get; set; }

    public void Acknowledged(ReadOnlySpan<UpdateRef> updates, int accepted, int unchanged, int rejected, TimeSpan took)
    {
        long dossiers;
        lock (_lock)
        {
            foreach (var update in updates)
            {
                ref var reached = ref _reached[update.Dossier];
                Dossiers += reached == 0 ? 1 : 0;
                reached = Math.Max(reached, (byte)(update.Step + 1));
            }

            Updates += updates.Length;
            Accepted += accepted;
            Unchanged += unchanged;
            Rejected += rejected;
            LongestAnswer = took > LongestAnswer ? took : LongestAnswer;
            dossiers = Dossiers;
        }

        OnAcknowledged?.Invoke(dossiers);
    }

    public TimeSpan LongestAnswer { get; private set; }

    public void Refused(int status, bool saysWhen)
    {
        _ = status;
        Interlocked.Increment(ref _refused);
        Interlocked.Add(ref _refusedWithoutTime, saysWhen ? 0 : 1);
    }

    public void Broken() => Interlocked.Increment(ref _broken);

    /// <summary>What the service must count for each agency.</summary>
    public Dictionary<string, AgencyCount> Expect()
    {
        var counts = new AgencyCount[DossierPlan.Agencies];
        for (var dossier = 0; dossier < _reached.Length; dossier++)
        {
            if (_reached[dossier] > 0)
            {
                var finished = _reached[dossier] - 1 >= plan.FinishStepOf(dossier);
                ref var count = ref counts[DossierPlan.AgencyOf(dossier)];
                count = new AgencyCount(count.Received + 1, count.Finished + (finished ? 1 : 0));
            }
        }

        return counts.Select((count, agency) => (Code: $"H49.{agency:00}", Count: count)).Where(entry => entry.Count.Received > 0)
            .ToDictionary(entry => entry.Code, entry => entry.Count);
    }
}
