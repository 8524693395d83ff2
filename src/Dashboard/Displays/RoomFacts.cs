namespace Ioc.Dashboard.Displays;

/// <summary>What every screen says about the room it stands in; the server fills it in at start.</summary>
/// <param name="Province">The province's name.</param>
/// <param name="Simulated">The sources are the simulator's: every screen says so.</param>
/// <param name="ClockIsReal">False when the service's clock was set by hand: every screen says so.</param>
/// <param name="SettingsFile">The file to edit when there is no source.</param>
public sealed record RoomFacts(string Province, bool Simulated, bool ClockIsReal, string SettingsFile);
