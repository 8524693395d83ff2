namespace Ioc.Load.Records;

/// <summary>The last step of every seventh dossier, in random order: real changes all over a full board. Ends with repetitions, never.</summary>
internal sealed class LastSteps : UpdateStream
{
    private readonly UpdateRef[] _updates;
    private int _next;

    public LastSteps(DossierPlan plan, int dossiers)
    {
        _updates = [.. Enumerable.Range(0, dossiers).Where(dossier => IsHeldBack(plan, dossier))
            .Select(dossier => new UpdateRef(dossier, (byte)(plan.StepsOf(dossier) - 1)))];
        new Random(4).Shuffle(_updates);
    }

    /// <summary>Whether the dossier's last step is kept for later.</summary>
    public static bool IsHeldBack(DossierPlan plan, int dossier) => dossier % 7 == 0 && plan.StepsOf(dossier) > 1;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        for (var i = 0; i < updates.Length; i++)
        {
            updates[i] = _updates[_next++ % _updates.Length];
        }

        return updates.Length;
    }
}
