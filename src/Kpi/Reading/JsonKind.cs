namespace Ioc.Kpi.Reading;

/// <summary>What a JSON value is, by its first byte.</summary>
public enum JsonKind : byte
{
    Object,
    Array,
    Text,
    Number,
    Truth,
    Null,
}
