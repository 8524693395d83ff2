using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Codes;

namespace Ioc.Dashboard.Api;

/// <summary>What people read for a code: its name where one is known, a word for the reserved keys, else the code itself.</summary>
internal sealed class CodeTitles(CodeNames names, Texts texts)
{
    public string Of(BreakdownBy by, string code) => by switch
    {
        BreakdownBy.Agency => Agency(code),
        BreakdownBy.Procedure => Procedure(code),
        _ => texts.Find("channel." + code) ?? code,
    };

    public string Agency(string code) => names.AgencyName(code) ?? Reserved(code);

    public string Procedure(string code) => names.ProcedureName(code) ?? Reserved(code);

    private string Reserved(string code) => code == DossierCodes.None ? texts.Find("code." + code) ?? code : code;
}
