namespace Ioc.Ingest.Tests;

/// <summary>Tests that look at the memory of the process run alone.</summary>
[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryTests;
