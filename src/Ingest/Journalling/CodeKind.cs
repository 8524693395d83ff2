namespace Ioc.Ingest.Journalling;

/// <summary>Which table a code listed in a journal row or a checkpoint belongs to. The numbers are part of the format.</summary>
internal enum CodeKind : byte
{
    Agency = 1,
    Procedure = 2,
    Source = 3,
}
