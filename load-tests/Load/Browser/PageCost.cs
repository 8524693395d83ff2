namespace Ioc.Load.Browser;

/// <summary>What a page holds after a garbage collection.</summary>
internal sealed record PageCost(double HeapMegabytes, double Nodes, double Listeners);
