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
    public RejectionCode Read(scoped ReadOnlySpan<byte> utf8, out DossierKey key, out ReadOnlySpan<char> code) =>
        KeyOf(_canonical.Read(utf8, out code), code, out key);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, out DossierKey, out ReadOnlySpan{char})"/>
    public RejectionCode Read(ReadOnlySpan<char> text, out DossierKey key, out ReadOnlySpan<char> code) =>
        KeyOf(_canonical.Read(text, out code), code, out key);

    private RejectionCode KeyOf(CodeState state, scoped ReadOnlySpan<char> code, out DossierKey key)
    {
        key = default;
        switch (state)
        {
            case CodeState.Empty:
                return RejectionCode.MissingId;
            case CodeState.TooLong:
                return RejectionCode.CodeTooLong;
            case CodeState.Unreadable:
                return RejectionCode.UnreadableId;
            default:
                var length = Encoding.UTF8.GetBytes(code, _utf8);
                return hasher.TryHash(_utf8.AsSpan(0, length), out key) ? RejectionCode.None : RejectionCode.UnreadableId;
        }
    }
}
