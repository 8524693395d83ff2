using System.Text.Json.Serialization;

namespace Ioc.Ingest.Delivery;

/// <summary>A record that was not taken, as the reply lists it.</summary>
/// <param name="Index">Counts the records from 0.</param>
/// <param name="Line">Imports only: the physical line of the file on which the record begins (the header is 1).</param>
public sealed record RejectedRecord(
    long Index, string Code, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Line = null);
