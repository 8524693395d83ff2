namespace Ioc.Load.Records;

/// <summary>
/// Whole lives, a window of dossiers at a time: the first step of each, then the second of each that has one, and so on. A batch so
/// holds no dossier twice, and a dossier comes again about a window later.
/// </summary>
/// <param name="holdBack">Whether the updates of <see cref="LastSteps"/> are left out.</param>
internal sealed class LivesInOrder(DossierPlan plan, int window = 100_000, int from = 0, int end = int.MaxValue, bool holdBack = false) : UpdateStream
{
    private readonly int _end = Math.Min(end, plan.Dossiers);
    private int _start = from;
    private int _next = from;
    private byte _step;

    protected override int TakeNext(Span<UpdateRef> updates)
    {
        var taken = 0;
        while (taken < updates.Length && _start < _end)
        {
            var until = Math.Min(_start + window, _end);
            for (; _next < until && taken < updates.Length; _next++)
            {
                if (_step < plan.StepsOf(_next) - (holdBack && LastSteps.IsHeldBack(plan, _next) ? 1 : 0))
                {
                    updates[taken++] = new UpdateRef(_next, _step);
                }
            }

            if (_next == until)
            {
                NextPass(until);
            }
        }

        return taken;
    }

    private void NextPass(int until)
    {
        _step++;
        if (_step == DossierPlan.MaxSteps)
        {
            _step = 0;
            _start = until;
        }

        _next = _start;
    }
}
