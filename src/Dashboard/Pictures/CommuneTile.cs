namespace Ioc.Dashboard.Pictures;

/// <summary>The place of a commune on the tile map of its province.</summary>
/// <param name="Code">Five digits of the list of administrative units.</param>
/// <param name="Row">From 0, north first.</param>
/// <param name="Column">From 0, west first.</param>
public sealed record CommuneTile(string Code, int Row, int Column);
