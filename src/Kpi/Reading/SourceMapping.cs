using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Reading;

/// <summary>How one source's codes differ from the national lists (`LoaiDoiTuong` is not normalised between systems, exchange.md 1.1).</summary>
public sealed class SourceMapping
{
    public static readonly SourceMapping Default = new();

    /// <summary>`LoaiDoiTuong` → applicant. Codes that are not listed become `Unknown`.</summary>
    public IReadOnlyDictionary<string, ApplicantKind> Applicants { get; init; } = new Dictionary<string, ApplicantKind>(StringComparer.Ordinal)
    {
        ["1"] = ApplicantKind.Citizen,
        ["2"] = ApplicantKind.Business,
        ["3"] = ApplicantKind.Agency,
        ["4"] = ApplicantKind.Organisation,
    };
}
