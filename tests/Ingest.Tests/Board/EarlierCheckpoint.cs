using Ioc.Ingest.Board;
using Ioc.Ingest.Journalling;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Tests.Board;

/// <summary>A checkpoint as versions before the counters wrote it: a head, the codes, and records without their lengths.</summary>
internal static class EarlierCheckpoint
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Of(LiveBoard board)
    {
        await Task.Yield();
        var block = new byte[1 << 16];
        yield return block.AsMemory(0, CheckpointCodec.WriteHead(block, Moment.None, 0, rowChecksum: 0));
        var list = new CodeListWriter(board.Codes);
        foreach (var kind in new[] { CodeKind.Agency, CodeKind.Procedure })
        {
            for (var id = 0; id < board.Codes.TableOf(kind).Count; id++)
            {
                list.Add(kind, id);
            }
        }

        CheckpointCodec.WriteHeader(block, CheckpointCodec.BlockKind.Codes, list.Count);
        list.Bytes.CopyTo(block.AsSpan(CheckpointCodec.HeaderSize));
        yield return block.AsMemory(0, CheckpointCodec.HeaderSize + list.Length);
        using var capture = board.Peek(kpis => kpis.Capture());
        var lengths = new ushort[100];
        for (int row = 0, copied; (copied = board.CopyRows(capture, row, block.AsSpan(CheckpointCodec.HeaderSize), lengths, out var written)) > 0; row += copied)
        {
            CheckpointCodec.WriteHeader(block, CheckpointCodec.BlockKind.Dossiers, copied);
            yield return block.AsMemory(0, CheckpointCodec.HeaderSize + WithoutSource(block.AsSpan(CheckpointCodec.HeaderSize), written));
        }
    }

    /// <summary>Packs the records anew as versions before sources and latest due dates did: in fewer bytes.</summary>
    private static int WithoutSource(Span<byte> records, int length)
    {
        var now = records[..length].ToArray();
        var written = 0;
        for (var at = 0; at < length;)
        {
            at += DossierCodec.Read(now.AsSpan(at), out var dossier);
            (dossier.Source, dossier.LatestDue, dossier.LatestDueAt) = (0, dossier.FirstDue, dossier.FirstDueVersion.ChangeTime);
            written += DossierCodec.Write(dossier, records[written..]);
        }

        return written;
    }
}
