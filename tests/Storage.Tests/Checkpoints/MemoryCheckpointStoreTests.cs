using Ioc.Storage.Checkpoints;

namespace Ioc.Storage.Tests.Checkpoints;

public sealed class MemoryCheckpointStoreTests : CheckpointStoreContract
{
    protected override ICheckpointStore Create() => new MemoryCheckpointStore();
}
