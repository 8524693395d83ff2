using System.Text;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Reading;

/// <summary>Turns the dossier code of a record or row into the key; the code itself goes no further than the caller's stack.</summary>
internal sealed class DossierCodeReader(DossierKeyHasher hasher)
{
    private readonly CanonicalCode _canonical = new();
    private readonly byte[] _utf8 = new byte[CanonicalCode.MaxBytes];

    /// <param name="utf8">As the source wrote it.</param>
    /// <param name="code">The canonical code, good until the next call.</param>
    /// <param name="bytes">The same in UTF-8; what the key is made of.</param>
    public RejectionCode Read(scoped ReadOnlySpan<byte> utf8, out ReadOnlySpan<char> code, out ReadOnlySpan<byte> bytes)
    {
        var state = _canonical.Read(utf8, out code);
        bytes = state == CodeState.Usable ? _utf8.AsSpan(0, Encoding.UTF8.GetBytes(code, _utf8)) : default;
        return RejectionOf(state);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, out ReadOnlySpan{char}, out ReadOnlySpan{byte})"/>
    public RejectionCode Read(ReadOnlySpan<char> text, out DossierKey key, out ReadOnlySpan<char> code)
    {
        var state = _canonical.Read(text, out code);
        key = state == CodeState.Usable ? hasher.Hash(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(code, _utf8))) : default;
        return RejectionOf(state);
    }

    private static RejectionCode RejectionOf(CodeState state) => state switch
    {
        CodeState.Empty => RejectionCode.MissingId,
        CodeState.TooLong => RejectionCode.CodeTooLong,
        CodeState.Unreadable => RejectionCode.UnreadableId,
        _ => RejectionCode.None,
    };
}
