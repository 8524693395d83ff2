namespace Ioc.Dashboard.Scenes;

/// <summary>An alert on a scene; the same on every scene.</summary>
/// <param name="Id">The fingerprint.</param>
/// <param name="Name">The rule's summary with its values.</param>
/// <param name="State">`firing`, `acknowledged`, `muted`, `no-data`; in a frame also `resolved` for one that is no longer on the scene.</param>
/// <param name="Severity">`info`, `warning` or `critical`.</param>
/// <param name="Since">Since when it is open, or without data.</param>
/// <param name="New">Critical, not taken on, and minutes old: the wall stays at its scene.</param>
/// <param name="Flapping">Whether it changes too often to be told each time.</param>
public sealed record SceneAlert(string Id, string Name, string State, string Severity, DateTimeOffset Since, bool New, bool Flapping);
