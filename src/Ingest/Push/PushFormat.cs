namespace Ioc.Ingest.Push;

/// <summary>The two forms of a pushed body.</summary>
internal enum PushFormat
{
    /// <summary>One JSON array of records.</summary>
    Array,

    /// <summary>One record a line (NDJSON).</summary>
    Lines,
}
