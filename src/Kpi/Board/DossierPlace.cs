using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>Where on the board a dossier is counted.</summary>
/// <param name="Agency">Id of its agency.</param>
/// <param name="Procedure">Id of its procedure.</param>
public readonly record struct DossierPlace(int Agency, int Procedure, Channel Channel)
{
    public static DossierPlace Of(in DossierContent content) => new(content.Agency, content.Procedure, content.Channel);
}
