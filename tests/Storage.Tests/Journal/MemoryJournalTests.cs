using Ioc.Storage.Journal;

namespace Ioc.Storage.Tests.Journal;

public sealed class MemoryJournalTests : JournalContract
{
    protected override IJournal Create() => new MemoryJournal();
}
