using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api;

/// <summary>
/// What people read for a code, on every page, scene and file: the name that the catalogue in force has for it, failing that the name that a
/// source told, a word for the reserved keys, else the code itself. Any thread may call.
/// </summary>
internal sealed class CodeTitles(CodeNames names, CatalogueBook catalogues, TimeProvider clock, LocalTime zone, Texts texts)
{
    public string Of(BreakdownBy by, string code) => by switch
    {
        BreakdownBy.Agency => Agency(code),
        BreakdownBy.Procedure => Procedure(code),
        _ => texts.Find("channel." + code) ?? code,
    };

    /// <summary>The same in a table: a code that the catalogue in force lacks says so, and can be filtered by that.</summary>
    public string InTable(BreakdownBy by, string code)
    {
        var title = Of(by, code);
        var lacks = by switch
        {
            BreakdownBy.Agency => catalogues.Current.LacksAgency(code),
            BreakdownBy.Procedure => catalogues.Current.LacksProcedure(code),
            _ => false,
        };
        return lacks ? texts["code-unlisted"].Replace("{name}", title, StringComparison.Ordinal) : title;
    }

    /// <summary>What the agency is called today.</summary>
    public string Agency(string code) => Agency(code, Today);

    /// <summary>What the agency is called on a day; a former unit keeps its last name.</summary>
    public string Agency(string code, DateOnly day) =>
        catalogues.Current.Agencies.FindNearest(code, day)?.Name ?? names.AgencyName(code) ?? Reserved(code);

    public string Procedure(string code) => catalogues.Current.Procedures.Find(code)?.Name ?? names.ProcedureName(code) ?? Reserved(code);

    /// <summary>The agencies of the catalogue that stand for themselves on the day, by name; none without a catalogue.</summary>
    public IReadOnlyList<(string Code, string Name)> AgenciesOn(DateOnly day) =>
    [
        .. catalogues.Current.Agencies.Entries.Where(entry => entry.HoldsOn(day) && entry.AliasOf is null)
            .Select(entry => (entry.Code, entry.Name)).OrderBy(agency => agency.Name, StringComparer.Ordinal),
    ];

    private DateOnly Today => DateOnly.FromDateTime(zone.ToLocal(Moment.From(clock.GetUtcNow())).DateTime);

    private string Reserved(string code) => code == DossierCodes.None ? texts.Find("code." + code) ?? code : code;
}
