namespace Ioc.Kpi.Validation;

/// <summary>Times that were given, but not in a form that can be read, and that reject the record.</summary>
[Flags]
public enum UnreadableFields : byte
{
    None = 0,
    Received = 1 << 0,
    Due = 1 << 1,
    Finished = 1 << 2,
}
