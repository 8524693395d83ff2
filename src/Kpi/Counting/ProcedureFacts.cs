using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;

namespace Ioc.Kpi.Counting;

/// <summary>
/// What counting asks a catalogue about a procedure, by the id of its code, looked up once for each id. Without a catalogue, and of a code
/// that it does not have, a result is required (semantics.md, K13). One owner at a time.
/// </summary>
public sealed class ProcedureFacts(Catalogue catalogue, DossierCodes codes)
{
    private bool?[] _resultRequired = [];

    /// <summary>The version of the procedures, empty without: two with the same version say the same.</summary>
    public string Version => catalogue.Procedures.Version;

    /// <summary>Whether a finished dossier of the procedure ends with a result document.</summary>
    public bool ResultRequired(int procedure)
    {
        if (catalogue.Procedures.IsEmpty)
        {
            return true;
        }

        if (procedure >= _resultRequired.Length)
        {
            Array.Resize(ref _resultRequired, Math.Max(procedure + 1, codes.Procedures.Count) * 2);
        }

        return _resultRequired[procedure] ??= catalogue.Procedures.Find(codes.Procedures.TextOf(procedure))?.ResultRequired ?? true;
    }
}
