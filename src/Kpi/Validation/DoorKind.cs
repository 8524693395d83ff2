namespace Ioc.Kpi.Validation;

/// <summary>How an update came in; the doors differ in what they must carry (semantics.md, "States").</summary>
public enum DoorKind : byte
{
    /// <summary>The national exchange record, pushed or polled.</summary>
    NationalRecord = 0,

    /// <summary>A row of an imported file.</summary>
    Import = 1,
}
