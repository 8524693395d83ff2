namespace Ioc.Load.Records;

/// <summary>What a stalled portal forwards afterwards: every update of its dossiers in no order at all, some of them twice.</summary>
internal sealed class ShuffledFlood : UpdateStream
{
    private readonly UpdateRef[] _updates;
    private int _next;

    /// <param name="repeated">The share of all updates that is sent a second time, 0–1.</param>
    public ShuffledFlood(DossierPlan plan, double repeated, int seed = 1)
    {
        var random = new Random(seed);
        var all = new List<UpdateRef>();
        for (var dossier = 0; dossier < plan.Dossiers; dossier++)
        {
            for (byte step = 0; step < plan.StepsOf(dossier); step++)
            {
                all.Add(new UpdateRef(dossier, step));
                if (random.NextDouble() < repeated)
                {
                    all.Add(new UpdateRef(dossier, step));
                }
            }
        }

        _updates = [.. all];
        random.Shuffle(_updates);
    }

    public int Count => _updates.Length;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        var taken = Math.Min(updates.Length, _updates.Length - _next);
        _updates.AsSpan(_next, taken).CopyTo(updates);
        _next += taken;
        return taken;
    }
}
