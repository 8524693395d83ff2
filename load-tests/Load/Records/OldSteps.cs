namespace Ioc.Load.Records;

/// <summary>Earlier steps of the first dossiers over and over: warms everything up without a single new dossier. Ends never.</summary>
internal sealed class OldSteps(DossierPlan plan, int dossiers) : UpdateStream
{
    private readonly Random _random = new(5);

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        for (var i = 0; i < updates.Length; i++)
        {
            var dossier = _random.Next(dossiers);
            updates[i] = new UpdateRef(dossier, (byte)_random.Next(Math.Max(1, plan.StepsOf(dossier) - 1)));
        }

        return updates.Length;
    }
}
