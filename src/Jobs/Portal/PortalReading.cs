namespace Ioc.Jobs.Portal;

/// <summary>One measurement of a portal: `portal.visits`, `portal.error-rate`, …</summary>
internal readonly record struct PortalReading(string Id, double Value);
