namespace Ioc.Kpi.Codes;

/// <summary>The code tables that one journal, board and set of doors share.</summary>
public sealed class DossierCodes
{
    /// <summary>The reserved key of an empty agency or procedure; always id 0.</summary>
    public const string None = "(none)";

    public CodeTable Agencies { get; } = new(None);

    public CodeTable Procedures { get; } = new(None);

    /// <summary>Ids of sources, for the origin that the journal keeps with each update.</summary>
    public CodeTable Sources { get; } = new(None);
}
