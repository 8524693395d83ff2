using System.Buffers.Binary;
using System.Text;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;

namespace Ioc.Ingest.Journalling;

/// <summary>Maps the writer's ids of one journal row or checkpoint to the ids of this process. Not thread-safe.</summary>
internal sealed class CodeTranslation(DossierCodes codes)
{
    private const int MostCodes = 1 << 24;
    private const int Unlisted = -1;

    // By kind, then by the writer's id: three look-ups for every update of a replay.
    private readonly int[][] _ids = [[], [], [], []];
    private bool _keepsSources = true;

    /// <summary>Whether every id listed so far is the same here, so that what was packed with them needs no translation.</summary>
    public bool IsIdentity => KeepsCounted && _keepsSources;

    /// <summary>Whether the ids by which is counted, those of agencies and procedures, are the same here.</summary>
    public bool KeepsCounted { get; private set; } = true;

    /// <summary>Takes a list that <see cref="CodeListWriter"/> wrote.</summary>
    /// <returns>The bytes read.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such list.</exception>
    public int Read(ReadOnlySpan<byte> bytes, int count)
    {
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length - at < 7)
            {
                throw new InvalidDataException("The list of codes ends too early.");
            }

            var kind = (CodeKind)bytes[at];
            var id = BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 1)..]);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 5)..]);
            at += 7;
            if (bytes.Length - at < length)
            {
                throw new InvalidDataException("The list of codes ends too early.");
            }

            Put(kind, id, codes.TableOf(kind).IdOf(Encoding.UTF8.GetString(bytes.Slice(at, length))));
            at += length;
        }

        return at;
    }

    public void Translate(ref DossierContent content)
    {
        content.Agency = Of(CodeKind.Agency, content.Agency);
        content.Procedure = Of(CodeKind.Procedure, content.Procedure);
    }

    /// <remarks>Earlier versions packed no source and listed none.</remarks>
    public void Translate(ref Dossier dossier)
    {
        Translate(ref dossier.Content);
        dossier.Source = dossier.Source == 0 ? 0 : Of(CodeKind.Source, dossier.Source);
    }

    public int Of(CodeKind kind, int id)
    {
        var known = _ids[(int)kind];
        return (uint)id < (uint)known.Length && known[id] is var own && own != Unlisted
            ? own
            : throw new InvalidDataException($"The code {id} of kind {kind} is used but not listed.");
    }

    public void Clear()
    {
        foreach (var known in _ids)
        {
            Array.Fill(known, Unlisted);
        }
    }

    private void Put(CodeKind kind, int id, int own)
    {
        if ((uint)id >= MostCodes)
        {
            throw new InvalidDataException($"The code {id} of kind {kind} is out of range.");
        }

        ref var known = ref _ids[(int)kind];
        if (id >= known.Length)
        {
            var length = known.Length;
            Array.Resize(ref known, Math.Max(id + 1, length * 2));
            known.AsSpan(length).Fill(Unlisted);
        }

        known[id] = own;
        if (kind == CodeKind.Source)
        {
            _keepsSources &= id == own;
        }
        else
        {
            KeepsCounted &= id == own;
        }
    }
}
