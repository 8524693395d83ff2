using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>Where on the board a dossier is counted.</summary>
/// <param name="Agency">Id of its agency.</param>
/// <param name="Procedure">Id of its procedure.</param>
/// <param name="IsNew">Whether it is not counted yet, so that its pair will be looked for.</param>
public readonly record struct DossierPlace(int Agency, int Procedure, Channel Channel, bool IsNew)
{
    public static DossierPlace Of(in DossierContent content, bool isNew) => new(content.Agency, content.Procedure, content.Channel, isNew);
}
