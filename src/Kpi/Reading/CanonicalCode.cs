using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Brings codes to their canonical form: NFC, without surrounding white space, at most <see cref="MaxBytes"/> bytes of UTF-8.
/// Reuses its buffers: a result is good until the next call. One instance a thread.
/// </summary>
internal sealed class CanonicalCode
{
    public const int MaxBytes = 256;

    /// <summary>The normaliser throws on this noncharacter, as it does on lone surrogates.</summary>
    private const char RefusedByNormaliser = '\uFFFE';

    private readonly char[] _wide = new char[4 * MaxBytes];
    private readonly char[] _normal = new char[4 * MaxBytes];

    /// <summary>What an agency or a procedure in this state does to its record; an empty one is the reserved key `(none)`.</summary>
    public static RejectionCode Rejection(CodeState state) => state switch
    {
        CodeState.TooLong => RejectionCode.CodeTooLong,
        CodeState.Unreadable => RejectionCode.UnreadableText,
        _ => RejectionCode.None,
    };

    public CodeState Read(scoped ReadOnlySpan<byte> utf8, out ReadOnlySpan<char> code)
    {
        code = default;
        var trimmed = new ScalarText(ScalarKind.Text, utf8).Trimmed;
        if (trimmed.Length > _wide.Length)
        {
            return CodeState.TooLong;
        }

        return Utf8.ToUtf16(trimmed, _wide, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? Read(_wide.AsSpan(0, written), out code)
            : CodeState.Unreadable;
    }

    public CodeState Read(ReadOnlySpan<char> text, out ReadOnlySpan<char> code)
    {
        code = text.Trim();
        if (code.Length > _wide.Length)
        {
            return CodeState.TooLong;
        }

        if (!Ascii.IsValid(code))
        {
            return Normalise(ref code);
        }

        return code.IsEmpty ? CodeState.Empty : code.Length > MaxBytes ? CodeState.TooLong : CodeState.Usable;
    }

    private CodeState Normalise(ref ReadOnlySpan<char> code)
    {
        if (!IsUnicode(code))
        {
            return CodeState.Unreadable;
        }

        if (!code.IsNormalized(NormalizationForm.FormC))
        {
            if (!code.TryNormalize(_normal, out var written, NormalizationForm.FormC))
            {
                return CodeState.TooLong;
            }

            code = _normal.AsSpan(0, written);
        }

        return Encoding.UTF8.GetByteCount(code) > MaxBytes ? CodeState.TooLong : CodeState.Usable;
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == RefusedByNormaliser || Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
