using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>Which dossiers a reading covers; null means all. Filters combine.</summary>
/// <param name="Agency">An agency id, or <see cref="Nowhere"/> for a code no dossier has.</param>
/// <param name="Procedure">A procedure id, or <see cref="Nowhere"/>.</param>
public readonly record struct Scope(int? Agency, int? Procedure, Channel? Channel)
{
    public const int Nowhere = -1;

    public static readonly Scope Province;

    /// <summary>The scope of codes as they come from a query; unknown codes give a scope without dossiers.</summary>
    public static Scope Of(DossierCodes codes, string? agency, string? procedure, Channel? channel) =>
        new(IdOf(codes.Agencies, agency), IdOf(codes.Procedures, procedure), channel);

    private static int? IdOf(CodeTable table, string? code) =>
        string.IsNullOrEmpty(code) ? null : table.TryFind(code, out var id) ? id : Nowhere;
}
