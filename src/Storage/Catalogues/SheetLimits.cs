namespace Ioc.Storage.Catalogues;

/// <summary>How much of a table file is read. A province has some thousand procedures and agencies; what is far beyond that is a mistake or an attack.</summary>
internal sealed record SheetLimits
{
    /// <value>Bytes of the file. Default 32 MiB.</value>
    public int FileBytes { get; init; } = 32 * 1024 * 1024;

    /// <value>Characters of each part of a workbook, unpacked. Default 64 Mi.</value>
    public long PartCharacters { get; init; } = 64 * 1024 * 1024;

    /// <value>Rows, the header among them. Default 100,000.</value>
    public int Rows { get; init; } = 100_000;

    /// <value>The last column that may hold something, from 1. Default 256.</value>
    public int Columns { get; init; } = 256;

    /// <value>Characters of one cell. Default 32,767, as many as a spreadsheet program allows.</value>
    public int CellCharacters { get; init; } = 32_767;
}
