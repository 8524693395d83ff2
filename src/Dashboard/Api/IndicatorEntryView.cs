using Ioc.Kpi.Indicators;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Api;

/// <summary>One entry.</summary>
/// <param name="Id">Its number, in the order of entering.</param>
/// <param name="Value">Null where the entry only takes another one back.</param>
/// <param name="AsOf">The local day of which it speaks.</param>
/// <param name="EnteredBy">The account.</param>
/// <param name="Supersedes">The entry that it corrects or takes back; null for a new value.</param>
/// <param name="Stands">Whether it gives a value now.</param>
public sealed record IndicatorEntryView(
    long Id, double? Value, long? Numerator, long? Denominator, DateOnly AsOf, string Evidence, string? Link, string? Note, string EnteredBy,
    DateTimeOffset EnteredAt, long? Supersedes, bool Stands)
{
    internal static IndicatorEntryView Of(IndicatorEntry entry, IndicatorBook book, LocalTime zone) => new(
        entry.Id, entry.What.Value, entry.What.Numerator, entry.What.Denominator, entry.What.AsOf, entry.What.Evidence, entry.What.Link, entry.What.Note,
        entry.EnteredBy, zone.ToLocal(Moment.From(entry.EnteredAt)), entry.What.Supersedes, book.Stands(entry));
}
