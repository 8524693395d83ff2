namespace Ioc.Kpi.Dossiers;

/// <summary>The coarse kind of applicant (`LoaiDoiTuong`), never who it is.</summary>
public enum ApplicantKind : byte
{
    Unknown = 0,
    Citizen = 1,
    Business = 2,
    Agency = 3,
    Organisation = 4,
    Other = 5,
}
