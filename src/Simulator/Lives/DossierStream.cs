namespace Ioc.Simulator.Lives;

/// <summary>A stream of dossiers: a system, and either its office hours or its round-the-clock layer.</summary>
internal enum DossierStream : byte
{
    DepartmentOffice = 0,
    DepartmentLive = 1,
    CommuneOffice = 2,
    CommuneLive = 3,
}
