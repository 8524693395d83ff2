namespace Ioc.Ingest.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Data rows read, rejected ones included.</param>
/// <param name="Bytes">Bytes of the file read, read-ahead included.</param>
public readonly record struct ImportProgress(long Rows, long Bytes);
