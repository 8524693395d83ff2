using System.Collections.Frozen;
using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Reading;

/// <summary>Status words of an imported file → codes of `TrangThaiHoSo`. Words that are not listed say nothing (semantics.md, "States").</summary>
public sealed class StatusMapping
{
    public static readonly StatusMapping Empty = new(new Dictionary<string, byte>());

    private readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _codes;

    /// <param name="codes">Word → code 1–10. Words are compared in NFC, trimmed, with their case.</param>
    public StatusMapping(IReadOnlyDictionary<string, byte> codes) =>
        _codes = codes.ToFrozenDictionary(pair => CodeTable.Canonical(pair.Key), pair => pair.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public bool TryFind(ReadOnlySpan<char> canonicalWord, out byte status) => _codes.TryGetValue(canonicalWord, out status);
}
