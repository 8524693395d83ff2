using Ioc.Kpi.Board;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;

namespace Ioc.Ingest.Tests.Board;

/// <summary>The stored records of a board in the order of its rows.</summary>
internal static class StoredRecords
{
    public static List<Dossier> Of(KpiBoard board)
    {
        var dossiers = new List<Dossier>();
        using var capture = board.Capture();
        var buffer = new byte[1 << 16];
        var lengths = new ushort[100];
        for (int row = 0, copied; (copied = capture.CopyRows(row, buffer, lengths, out var written)) > 0; row += copied)
        {
            for (var at = 0; at < written;)
            {
                at += DossierCodec.Read(buffer.AsSpan(at), out var dossier);
                dossiers.Add(dossier);
            }
        }

        return dossiers;
    }
}
