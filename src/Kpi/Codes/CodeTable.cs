using System.Collections.Concurrent;
using System.Text;

namespace Ioc.Kpi.Codes;

/// <summary>
/// Small integers for the codes of agencies, procedures and sources, so that a dossier holds four bytes instead of a text.
/// Ids are dense, start at 0 and live as long as the process; the journal stores texts, never ids alone.
/// </summary>
/// <remarks>Any thread may call. Looking up a known code does not allocate.</remarks>
public sealed class CodeTable
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Lock _growing = new();
    private volatile Entry[] _snapshot = [];
    private volatile int _count;

    /// <param name="first">Codes that get the ids 0, 1, … in this order (reserved keys).</param>
    public CodeTable(params string[] first)
    {
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var code in first)
        {
            IdOf(code);
        }
    }

    /// <summary>The number of codes known; ids are below it, and each of them has its text.</summary>
    public int Count => _count;

    /// <summary>The id of a code that is already in its canonical form (NFC, trimmed); a new code gets the next id.</summary>
    public int IdOf(ReadOnlySpan<char> canonicalCode)
    {
        if (_bySpan.TryGetValue(canonicalCode, out var id))
        {
            return id;
        }

        lock (_growing)
        {
            if (_bySpan.TryGetValue(canonicalCode, out id))
            {
                return id;
            }

            var text = canonicalCode.ToString();
            id = _count;
            if (_snapshot.Length <= id)
            {
                var grown = new Entry[Math.Max(16, id * 2)];
                _snapshot.CopyTo(grown, 0);
                _snapshot = grown;
            }

            // The entry first: whoever learns of the id, by its text or by the count, finds it there.
            _snapshot[id] = new Entry(text, StableHash(text));
            _count = id + 1;
            _ids[text] = id;
            return id;
        }
    }

    /// <summary>Finds a code as a query gives it; text that is not Unicode names no code.</summary>
    public bool TryFind(string code, out int id)
    {
        try
        {
            return _ids.TryGetValue(Canonical(code), out id);
        }
        catch (ArgumentException)
        {
            id = -1;
            return false;
        }
    }

    public string TextOf(int id) => _snapshot[id].Text;

    /// <summary>A hash of the text that is the same in every process and at every time.</summary>
    public ulong HashOf(int id) => _snapshot[id].Hash;

    /// <summary>NFC, without surrounding white space, otherwise verbatim (semantics.md, "Periods and scopes").</summary>
    public static string Canonical(string code) => code.Trim().Normalize(NormalizationForm.FormC);

    /// <summary>FNV-1a over UTF-16 code units.</summary>
    private static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash;
    }

    private readonly record struct Entry(string Text, ulong Hash);
}
