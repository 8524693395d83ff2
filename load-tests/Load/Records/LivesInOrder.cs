namespace Ioc.Load.Records;

/// <summary>
/// Whole lives, a window of dossiers at a time: the first step of each, then the second of each that has one, and so on. A batch so
/// holds no dossier twice, and a dossier comes again about a window later.
/// </summary>
internal sealed class LivesInOrder(DossierPlan plan, int window = 100_000, int from = 0) : UpdateStream
{
    private int _start = from;
    private int _next = from;
    private byte _step;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        var taken = 0;
        while (taken < updates.Length && _start < plan.Dossiers)
        {
            var end = Math.Min(_start + window, plan.Dossiers);
            for (; _next < end && taken < updates.Length; _next++)
            {
                if (_step < plan.StepsOf(_next))
                {
                    updates[taken++] = new UpdateRef(_next, _step);
                }
            }

            if (_next == end)
            {
                NextPass(end);
            }
        }

        return taken;
    }

    private void NextPass(int end)
    {
        _step++;
        if (_step == DossierPlan.MaxSteps)
        {
            _step = 0;
            _start = end;
        }

        _next = _start;
    }
}
