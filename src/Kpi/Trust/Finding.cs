using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Trust;

/// <summary>What a check says about one record.</summary>
/// <param name="Asked">Whether the record is among those that the check looks at.</param>
/// <param name="Shows">Whether it shows what the check looks for.</param>
/// <param name="Beside">Another dossier that it shows it together with; the default where there is none.</param>
internal readonly record struct Finding(bool Asked, bool Shows, DossierKey Beside = default)
{
    public static Finding NotAsked => default;

    public static Finding Of(bool shows) => new(true, shows);
}
