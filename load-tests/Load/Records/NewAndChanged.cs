namespace Ioc.Load.Records;

/// <summary>A live day: every batch is half new dossiers and half later steps of dossiers that came a while ago.</summary>
internal sealed class NewAndChanged(DossierPlan plan) : UpdateStream
{
    private const int Behind = 500;
    private readonly Queue<UpdateRef> _later = new();
    private int _next;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        for (var i = 0; i < updates.Length; i++)
        {
            if ((i & 1) == 1 && _later.Count > Behind)
            {
                updates[i] = _later.Dequeue();
            }
            else if (_next < plan.Dossiers)
            {
                updates[i] = new UpdateRef(_next++, 0);
            }
            else
            {
                return i;
            }

            if (updates[i].Step + 1 < plan.StepsOf(updates[i].Dossier))
            {
                _later.Enqueue(updates[i] with { Step = (byte)(updates[i].Step + 1) });
            }
        }

        return updates.Length;
    }
}
