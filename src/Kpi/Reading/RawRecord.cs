using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Reading;

/// <summary>What must wait for the end of a record, since any field may be repeated and the last one wins.</summary>
internal ref struct RawRecord
{
    public ScalarText Id;
    public ScalarText Procedure;
    public ScalarText AgencyName;
    public UnreadableFields Unreadable;
    public bool UnknownChannel;
    public bool UnreadableChangeTime;
    public bool HasDigitisedComponent;

    public void Mark(UnreadableFields field, bool unreadable) => Unreadable = unreadable ? Unreadable | field : Unreadable & ~field;
}
