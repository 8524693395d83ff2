using Ioc.Dashboard.Api;
using Ioc.Kpi.Catalogues;

namespace Ioc.Dashboard.Indicators;

/// <summary>The agencies that an indicator can be entered for, and what they are called on a day.</summary>
internal sealed class AgencyTitles(CatalogueBook catalogues, CodeTitles titles)
{
    public string Of(string code, DateOnly day) => catalogues.Current.Agencies.FindNearest(code, day)?.Name ?? titles.Agency(code);

    /// <summary>The agencies of the catalogue that stand for themselves on the day, by name; none without a catalogue.</summary>
    public IReadOnlyList<(string Code, string Name)> On(DateOnly day) =>
    [
        .. catalogues.Current.Agencies.Entries.Where(entry => entry.HoldsOn(day) && entry.AliasOf is null)
            .Select(entry => (entry.Code, entry.Name)).OrderBy(agency => agency.Name, StringComparer.Ordinal),
    ];
}
