namespace Ioc.Ingest;

/// <summary>One entry of the catalogue of errors that the doors answer.</summary>
/// <param name="Code">Stable, for programs; the end of the problem's `type`.</param>
/// <param name="Title">For developers, in English; always the same for one code.</param>
internal sealed record IngestError(string Code, int Status, string Title);
