using System.Collections.Concurrent;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Reading;
using Ioc.Kpi.Sources;

namespace Ioc.Ingest.Senders;

/// <summary>A source that may push and import: who it is, how its codes are read, and how many requests it has open.</summary>
internal sealed class Sender
{
    private const int MaxOpenRequests = 8;

    private readonly Func<NationalRecordReader> _makeReader;
    private readonly ConcurrentBag<NationalRecordReader> _readers = [];
    private readonly ConcurrentBag<UpdateBatch> _batches = [];
    private int _open;

    public Sender(SourceOptions options, DossierCodes codes, Func<SourceMapping, int, NationalRecordReader> makeReader)
    {
        Options = options;
        SourceId = codes.Sources.IdOf(CodeTable.Canonical(options.Id));
        var mapping = options.Applicants.Count == 0 ? SourceMapping.Default : new SourceMapping { Applicants = options.Applicants };
        _makeReader = () => makeReader(mapping, SourceId);
    }

    public SourceOptions Options { get; }

    public string Id => Options.Id;

    public int SourceId { get; }

    public int OpenRequests => Volatile.Read(ref _open);

    /// <summary>A reader of national records for one thread; give it back afterwards.</summary>
    public NationalRecordReader TakeReader() => _readers.TryTake(out var reader) ? reader : _makeReader();

    public void GiveBack(NationalRecordReader reader) => _readers.Add(reader);

    /// <summary>A batch whose buffer has grown to this sender's size; give it back when the inbox is done with it.</summary>
    public UpdateBatch TakeBatch() => _batches.TryTake(out var batch) ? batch : new UpdateBatch();

    public void GiveBack(UpdateBatch batch) => _batches.Add(batch);

    /// <returns>False when too many requests are open; otherwise call <see cref="Leave"/> at the end.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _open) <= MaxOpenRequests)
        {
            return true;
        }

        Interlocked.Decrement(ref _open);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
