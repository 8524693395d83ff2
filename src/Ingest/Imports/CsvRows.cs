using CsvHelper;
using Ioc.Kpi.Reading;

namespace Ioc.Ingest.Imports;

/// <summary>The rows of one CSV file, one at a time. The memory it takes does not depend on the length of the file.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>No row may be longer, in bytes; the usual cause is a quote that is never closed.</summary>
    private const int MaxRowSize = 256 * 1024;

    private readonly CsvReader _csv;
    private readonly ImportMapping _mapping;
    private ImportColumns? _columns;
    private char[] _cells = new char[4096];
    private int _used;
    private bool _quoteLeftOpen;

    public CsvRows(Stream csv, ImportMapping mapping)
    {
        _mapping = mapping;
        _csv = CsvReader.Create(
            csv,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                MaxRecordSize = MaxRowSize,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                OnMalformedRecord = malformed => _quoteLeftOpen |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
            },
            leaveOpen: true);
    }

    /// <summary>Bytes of the file up to the present row.</summary>
    public long BytesRead => _csv.ByteOffset;

    /// <summary>The physical line on which the present row begins; the header is 1.</summary>
    public long Line { get; private set; } = 1;

    public IReadOnlyList<string> IgnoredColumns => _columns?.Ignored ?? [];

    /// <summary>Reads the header row.</summary>
    /// <returns>Why the file cannot be read with it; null when it can.</returns>
    public async Task<IngestFault?> OpenAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return new IngestFault(IngestErrors.MissingColumns, "The file is empty.");
        }

        var header = Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString).ToList();
        return ImportColumns.Read(header, _mapping, out _columns);
    }

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="CsvFormatException">The row is too long, or a quote in it is never closed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!await _csv.ReadAsync(cancellationToken))
            {
                return false;
            }

            Line = _csv.LineNumber;
            if (_quoteLeftOpen)
            {
                throw new CsvFormatException("A quote is never closed.");
            }
        }
        while (_csv.FieldCount == 1 && _csv.GetSpan(0).Trim(" \t"u8).IsEmpty);
        return true;
    }

    /// <summary>The cells of the present row; valid until the next one is read.</summary>
    public ImportedRow Current()
    {
        _used = 0;
        return new ImportedRow
        {
            Id = Cell(ImportColumn.Id),
            Procedure = Cell(ImportColumn.Procedure),
            Agency = Cell(ImportColumn.Agency),
            Channel = ImportMapping.Translate(_mapping.Channels, Cell(ImportColumn.Channel)),
            Received = Cell(ImportColumn.Received),
            Due = Cell(ImportColumn.Due),
            Finished = Cell(ImportColumn.Finished),
            Status = Cell(ImportColumn.Status),
            Returned = Cell(ImportColumn.Returned),
            Applicant = ImportMapping.Translate(_mapping.Applicants, Cell(ImportColumn.Applicant)),
            Fee = Cell(ImportColumn.Fee),
            PaidOnline = Cell(ImportColumn.PaidOnline),
            Digitised = Cell(ImportColumn.Digitised),
            Reused = Cell(ImportColumn.Reused),
            ResultElectronic = Cell(ImportColumn.ResultElectronic),
            Supplements = Cell(ImportColumn.Supplements),
            Paused = Cell(ImportColumn.Paused),
        };
    }

    public void Dispose() => _csv.Dispose();

    private ReadOnlySpan<char> Cell(ImportColumn column)
    {
        var place = _columns![column];
        if (place < 0 || place >= _csv.FieldCount)
        {
            return default;
        }

        var size = _csv.GetSpan(place).Length;
        if (_cells.Length - _used < size)
        {
            // Cells read before keep the array that they are in.
            _cells = new char[Math.Max(size, _cells.Length * 2)];
            _used = 0;
        }

        var cell = _cells.AsSpan(_used, _csv.GetChars(place, _cells.AsSpan(_used)));
        _used += cell.Length;
        return cell;
    }
}
