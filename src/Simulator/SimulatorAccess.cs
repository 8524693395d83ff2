using System.Security.Cryptography;
using System.Text;

namespace Ioc.Simulator;

/// <summary>What a host needs to ask the simulated sources: their ids, their paths and the key of this process. Immutable.</summary>
/// <remarks>The key is made at start, lives in memory only and is worth nothing elsewhere.</remarks>
public sealed class SimulatorAccess
{
    public const string Departments = "sim-departments";
    public const string Communes = "sim-communes";
    public const string Portal = "sim-portal";
    public const string Replay = "sim-replay";
    public const string BasePath = "/simulator";

    private readonly byte[] _header;

    internal SimulatorAccess(SimulatorOptions options)
    {
        Key = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _header = Encoding.ASCII.GetBytes("Bearer " + Key);
        DossierSystems = options.ReplayFile is null ? [Departments, Communes] : [Departments, Communes, Replay];
    }

    /// <summary>The bearer key that every request must present.</summary>
    public string Key { get; }

    /// <summary>Systems that serve dossiers, each at <see cref="PathOf"/> + `/dossiers`.</summary>
    public IReadOnlyList<string> DossierSystems { get; }

    /// <summary>Systems that serve measurements, each at <see cref="PathOf"/> + `/metrics`.</summary>
    public IReadOnlyList<string> MetricSystems { get; } = [Portal];

    /// <summary>The path to append to the server's own address; that is the source's `BaseUrl`.</summary>
    public static string PathOf(string system) => $"{BasePath}/{system}";

    internal bool Admits(string? authorization) =>
        authorization is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization), _header);
}
