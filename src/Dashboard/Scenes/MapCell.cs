namespace Ioc.Dashboard.Scenes;

/// <summary>A commune on a map.</summary>
/// <param name="Step">0 where attention is needed, to 4; −1 without data.</param>
public sealed record MapCell(int Row, int Column, int Step);
