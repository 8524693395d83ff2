using Ioc.Kpi.Codes;

namespace Ioc.Ingest.Journalling;

internal static class CodeTables
{
    public static CodeTable TableOf(this DossierCodes codes, CodeKind kind) => kind switch
    {
        CodeKind.Agency => codes.Agencies,
        CodeKind.Procedure => codes.Procedures,
        CodeKind.Source => codes.Sources,
        _ => throw new InvalidDataException($"There is no kind of code {(byte)kind}."),
    };
}
