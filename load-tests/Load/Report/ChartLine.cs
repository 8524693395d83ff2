namespace Ioc.Load.Report;

internal sealed record ChartLine(string Name, IReadOnlyList<(double X, double Y)> Points);
