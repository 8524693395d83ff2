namespace Ioc.Dashboard.Scenes;

/// <summary>A row of a ranking tile, and a row of a breakdown in the API.</summary>
/// <param name="Key">The code: an agency, a procedure or a channel.</param>
/// <param name="Name">Its name, or the code where no name is known.</param>
public sealed record TileItem(string Key, string Name, double? Value, long? Numerator, long? Denominator);
