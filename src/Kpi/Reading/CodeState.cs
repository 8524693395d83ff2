namespace Ioc.Kpi.Reading;

/// <summary>What became of a code on its way to the canonical form.</summary>
internal enum CodeState : byte
{
    Usable,
    Empty,
    Unreadable,
    TooLong,
}
