using Ioc.Kpi.Catalogues;

namespace Ioc.Kpi.Indicators;

/// <summary>What an entry must satisfy before it is stored. Whether the entry that it supersedes exists is for the store to say.</summary>
public static class IndicatorRules
{
    public const int MaxEvidence = 1000;
    public const int MaxLink = EnteredText.MaxLink;
    public const int MaxNote = 1000;
    public const int MaxAuthor = 100;
    public const int MaxAgency = 256;

    /// <summary>The greatest count that an indicator can have.</summary>
    public const long MaxCount = 1_000_000_000;

    /// <summary>How far value and parts may differ, in per cent: a value with one decimal is enough.</summary>
    private const double RoundingOfValue = 0.05 + 1e-9;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Every problem of the entry.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="enteredBy">The account.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<IndicatorProblem> Check(IndicatorDraft draft, string enteredBy, DateOnly today) =>
    [
        .. CheckWhat(draft, today),
        .. CheckValue(draft),
        .. EnteredText.Check(draft.Evidence, nameof(draft.Evidence), MaxEvidence, IndicatorFault.MissingEvidence),
        .. EnteredText.Check(draft.Note, nameof(draft.Note), MaxNote, draft is { Value: null, Supersedes: not null } ? IndicatorFault.MissingNote : null),
        .. EnteredText.Check(enteredBy, nameof(IndicatorEntry.EnteredBy), MaxAuthor, IndicatorFault.MissingAuthor),
        .. EnteredText.CheckLink(draft.Link, nameof(draft.Link)),
    ];

    private static IEnumerable<IndicatorProblem> CheckWhat(IndicatorDraft draft, DateOnly today)
    {
        if (IndicatorKind.Find(draft.KpiId) is null)
        {
            yield return new(IndicatorFault.UnknownKpi, nameof(draft.KpiId), $"one of {string.Join(", ", IndicatorKind.All.Select(kind => kind.Id))}.");
        }

        if (draft.Agency is { } agency
            && (agency.Length is 0 or > MaxAgency || agency != agency.Trim() || !CatalogueCells.IsText(agency) || !agency.IsNormalized()
                || PersonalNumber.IsIn(agency)))
        {
            yield return new(IndicatorFault.BadAgency, nameof(draft.Agency), "the code of an agency, or none for the province.");
        }

        if (draft.AsOf > today)
        {
            yield return new(IndicatorFault.DateInFuture, nameof(draft.AsOf), "today or a day before it.");
        }
        else if (draft.AsOf < Earliest)
        {
            yield return new(IndicatorFault.DateTooEarly, nameof(draft.AsOf), "a day from 2000-01-01 on.");
        }
    }

    private static IEnumerable<IndicatorProblem> CheckValue(IndicatorDraft draft)
    {
        if (draft.Value is not { } value)
        {
            if (draft.Supersedes is null)
            {
                yield return new(IndicatorFault.MissingValue, nameof(draft.Value), "a number; none only where another entry is taken back.");
            }
            else if (draft.Numerator is not null || draft.Denominator is not null)
            {
                yield return new(IndicatorFault.BadParts, nameof(draft.Numerator), "no parts where there is no value.");
            }

            yield break;
        }

        var percent = IndicatorKind.Find(draft.KpiId)?.Unit is null or IndicatorUnit.Percent;
        if (percent ? !(value is >= 0 and <= 100) : !(value is >= 0 and <= MaxCount && value == Math.Floor(value)))
        {
            yield return new(IndicatorFault.BadValue, nameof(draft.Value), percent ? "0 to 100 per cent." : $"a whole number from 0 to {MaxCount}.");
        }
        else if (PartsProblem(draft, value, percent) is { } problem)
        {
            yield return problem;
        }
    }

    private static IndicatorProblem? PartsProblem(IndicatorDraft draft, double value, bool percent)
    {
        if (draft.Numerator is null && draft.Denominator is null)
        {
            return null;
        }

        if (draft is not { Numerator: { } numerator and >= 0, Denominator: { } denominator and > 0 and <= MaxCount } || numerator > denominator)
        {
            return new(IndicatorFault.BadParts, nameof(draft.Numerator), "both or neither; whole numbers, 0 at least, the denominator not the smaller one and not 0.");
        }

        return (percent ? Math.Abs(value - (100.0 * numerator / denominator)) <= RoundingOfValue : value == numerator)
            ? null
            : new(IndicatorFault.PartsDisagree, nameof(draft.Value), percent ? "numerator / denominator in per cent, to one decimal at least." : "the numerator.");
    }
}
