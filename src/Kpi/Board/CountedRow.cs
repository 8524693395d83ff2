using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>A dossier that is to be counted, and what it counts; only what its <see cref="Kind"/> tells is filled in.</summary>
internal struct CountedRow
{
    public int Row;

    /// <summary>The packed record that is counted so far; empty for a dossier that is not counted yet.</summary>
    public ReadOnlyMemory<byte> Before;

    public CountedRowKind Kind;

    public Contribution Old;

    public Contribution New;

    public void WorkOut(DossierTable table, CountingContext context, Moment now)
    {
        table.Read(Row, out var after);
        if (Before.IsEmpty)
        {
            Kind = CountedRowKind.New;
        }
        else
        {
            DossierCodec.Read(Before.Span, out var before);
            if (DossierView.AreSame(before, after, context))
            {
                Kind = CountedRowKind.Same;
                return;
            }

            Contribution.Of(before, context, now, ref Old);
        }

        Contribution.Of(after, context, now, ref New);
        Kind = Before.IsEmpty ? CountedRowKind.New : Old.IsOfTheSameScopes(New) ? CountedRowKind.Changed : CountedRowKind.Moved;
    }
}
