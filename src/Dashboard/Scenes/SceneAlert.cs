namespace Ioc.Dashboard.Scenes;

/// <summary>An alert on a scene. There are no alert rules yet, so the list is empty.</summary>
public sealed record SceneAlert(string Id, string Name, string State);
