using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Tests that change the time zone of the process: nothing runs beside them.</summary>
[CollectionDefinition(nameof(MachineZoneCollection), DisableParallelization = true)]
public sealed class MachineZoneCollection;
