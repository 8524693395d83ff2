namespace Ioc.Dashboard.Pages.Tablet;

/// <summary>One step of the path from the province down.</summary>
public sealed record BoardCrumb(string Name, string Link);
