using System.Security.Cryptography;
using System.Text;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Counting;

/// <summary>
/// Under which agency a dossier counts, by the id of its code: the one that the code stands for on a day (docs/catalogues.md, "Merged and former
/// units"), else itself. Looked up once for each id. One owner at a time.
/// </summary>
/// <param name="catalogue">Whose aliases count.</param>
/// <param name="codes">The ids; a successor that no dossier names yet gets one when it is first needed.</param>
/// <param name="day">The local day of the aliases.</param>
public sealed class AgencyFacts(Catalogue catalogue, DossierCodes codes, DateOnly day)
{
    private const int Unknown = -1;

    /// <summary>What each code that is an alias on the day stands for.</summary>
    private readonly Dictionary<string, string> _aliases = AliasesOf(catalogue, day);
    private int[] _counted = [];

    public DateOnly Day => day;

    /// <summary>The same text for two days or catalogues only where every code stands for the same agency; empty where no code is an alias.</summary>
    public string Version { get; } = VersionOf(AliasesOf(catalogue, day));

    /// <summary>The id under which a dossier with this one counts.</summary>
    public int Of(int agency)
    {
        if (_aliases.Count == 0 || agency < 0)
        {
            return agency;
        }

        return agency < _counted.Length && _counted[agency] is var known && known != Unknown ? known : Find(agency);
    }

    /// <summary>The same catalogue on another day.</summary>
    public AgencyFacts On(DateOnly other) => other == day ? this : new AgencyFacts(catalogue, codes, other);

    private int Find(int agency)
    {
        if (agency >= _counted.Length)
        {
            var before = _counted.Length;
            Array.Resize(ref _counted, Math.Max(agency + 1, codes.Agencies.Count) * 2);
            _counted.AsSpan(before).Fill(Unknown);
        }

        return _counted[agency] = _aliases.TryGetValue(codes.Agencies.TextOf(agency), out var successor) ? codes.Agencies.IdOf(successor) : agency;
    }

    private static Dictionary<string, string> AliasesOf(Catalogue catalogue, DateOnly day) =>
        catalogue.Agencies.Entries.Where(entry => entry.AliasOf is not null && entry.HoldsOn(day))
            .ToDictionary(entry => entry.Code, entry => catalogue.Agencies.Resolve(entry.Code, day), StringComparer.Ordinal);

    private static string VersionOf(Dictionary<string, string> aliases) => aliases.Count == 0 ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', aliases.OrderBy(alias => alias.Key, StringComparer.Ordinal).Select(alias => $"{alias.Key}\t{alias.Value}")))));
}
