using Ioc.Kpi.Board;

namespace Ioc.Dashboard.Targets;

/// <summary>
/// The targets as they stood last, with the tasks as they stand now: evidence shows at once, before targets are read again. Any thread may
/// read; only the updater writes.
/// </summary>
/// <param name="around">Where the evidence stands; null where tasks are as the sheet has them.</param>
internal sealed class TargetBook(SurroundingsBook? around = null)
{
    private TargetSheet _current = TargetSheet.Empty;

    public TargetSheet Current
    {
        get
        {
            var (sheet, evidence) = (Volatile.Read(ref _current), around?.Evidence);
            if (evidence is null || ReferenceEquals(sheet.Evidence, evidence))
            {
                return sheet;
            }

            // Where the updater was faster, its sheet stays, and this reader has the tasks of now all the same.
            var renewed = sheet.With(evidence);
            Interlocked.CompareExchange(ref _current, renewed, sheet);
            return renewed;
        }

        set => Volatile.Write(ref _current, value);
    }
}
