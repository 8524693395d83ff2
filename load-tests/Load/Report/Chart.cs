namespace Ioc.Load.Report;

/// <summary>A chart of one or more lines.</summary>
internal sealed record Chart(string Title, string XUnit, string YUnit, IReadOnlyList<ChartLine> Lines);
