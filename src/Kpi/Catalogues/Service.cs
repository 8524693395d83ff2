namespace Ioc.Kpi.Catalogues;

/// <summary>One service: the rows of the catalogue that share a national code.</summary>
/// <param name="Number">Dense from 0 in the ordinal order of the codes; of this version of the catalogue only.</param>
/// <param name="Lists">The lists that any of its rows names.</param>
/// <param name="Rows">At least one, in the order of the file.</param>
public sealed record Service(int Number, string NationalCode, ServiceList Lists, IReadOnlyList<ProcedureEntry> Rows);
