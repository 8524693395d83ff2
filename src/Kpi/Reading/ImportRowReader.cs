using System.Globalization;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Validation;

namespace Ioc.Kpi.Reading;

/// <summary>
/// Turns one row of an imported file into an update (contracts.md, "Taking updates"; semantics.md, "Record → canonical"). An empty cell
/// is unknown. One instance a thread.
/// </summary>
public sealed class ImportRowReader(
    DossierCodes codes, DossierKeyHasher hasher, StatusMapping statuses, LocalTime zone, int sourceId)
{
    private readonly CanonicalCode _canonical = new();
    private readonly DossierCodeReader _identity = new(hasher);

    /// <summary>Reads the row; keeps nothing of it.</summary>
    /// <returns>False when the row is rejected; then <paramref name="rejection"/> says why.</returns>
    public bool TryRead(
        scoped in ImportedRow row, Moment now, out DossierUpdate update, out Suspicions suspicions, out RejectionCode rejection)
    {
        update = new DossierUpdate { Source = sourceId };
        suspicions = Suspicions.None;
        rejection = _identity.Read(row.Id, out update.Key, out _);
        if (rejection == RejectionCode.None)
        {
            ref var content = ref update.Content;
            var unreadable = ReadTimes(row, ref content);
            content.Status = StatusOf(row.Status, content.Finished.Exists);
            rejection = DossierValidator.Reject(content, unreadable, DoorKind.Import);
        }

        if (rejection == RejectionCode.None)
        {
            rejection = ReadCodes(row, ref update.Content);
        }

        if (rejection != RejectionCode.None)
        {
            return false;
        }

        suspicions = ReadChannel(row.Channel, ref update.Content) | DossierValidator.Suspect(update.Content, DoorKind.Import, now);
        ReadFacts(row, ref update.Content);
        return true;
    }

    private UnreadableFields ReadTimes(scoped in ImportedRow row, ref DossierContent content)
    {
        var unreadable = UnreadableFields.None;
        unreadable |= RecordTime.TryParse(row.Received, zone, out content.Received) ? 0 : UnreadableFields.Received;
        unreadable |= RecordTime.TryParse(row.Due, zone, out content.Due) ? 0 : UnreadableFields.Due;
        unreadable |= RecordTime.TryParse(row.Finished, zone, out content.Finished) ? 0 : UnreadableFields.Finished;

        // An unreadable hand-over time is unknown: nothing that decides about a dossier rests on it.
        _ = RecordTime.TryParse(row.Returned, zone, out content.Returned);
        return unreadable;
    }

    /// <summary>The finished time alone decides between finished and open; a mapped word can only say how it is open, or how it left.</summary>
    private byte StatusOf(ReadOnlySpan<char> word, bool finished)
    {
        var mapped = _canonical.Read(word, out var canonical) == CodeState.Usable && statuses.TryFind(canonical, out var code)
            ? code
            : DossierStatus.None;
        if (finished)
        {
            return mapped == DossierStatus.Returned ? DossierStatus.Returned : DossierStatus.Finished;
        }

        return mapped is >= DossierStatus.Registered and <= DossierStatus.Stopped ? mapped : DossierStatus.Processing;
    }

    private RejectionCode ReadCodes(scoped in ImportedRow row, ref DossierContent content)
    {
        var procedure = CodeOf(row.Procedure, codes.Procedures, out content.Procedure);
        return procedure == RejectionCode.None ? CodeOf(row.Agency, codes.Agencies, out content.Agency) : procedure;
    }

    private RejectionCode CodeOf(ReadOnlySpan<char> cell, CodeTable table, out int id)
    {
        var state = _canonical.Read(cell, out var code);
        id = state == CodeState.Usable ? table.IdOf(code) : 0;
        return CanonicalCode.Rejection(state);
    }

    private static Suspicions ReadChannel(ReadOnlySpan<char> cell, ref DossierContent content)
    {
        var word = cell.Trim();
        if (word.IsEmpty || ChannelNames.TryParse(word, out content.Channel))
        {
            return Suspicions.None;
        }

        content.Channel = Channel.Other;
        return Suspicions.UnknownChannel;
    }

    private static void ReadFacts(scoped in ImportedRow row, ref DossierContent content)
    {
        content.Applicant = ApplicantOf(row.Applicant.Trim());
        content.Facts = Fact(row.Fee, DossierFacts.FeeKnown, DossierFacts.FeeDue)
            | Fact(row.PaidOnline, DossierFacts.PaymentKnown, DossierFacts.PaidOnline)
            | Fact(row.Digitised, DossierFacts.DigitisedKnown, DossierFacts.Digitised)
            | Fact(row.Reused, DossierFacts.ReusedKnown, DossierFacts.Reused)
            | Fact(row.ResultElectronic, DossierFacts.ResultKnown, DossierFacts.ElectronicResult);

        if (int.TryParse(row.Supplements, NumberStyles.Integer, CultureInfo.InvariantCulture, out var supplements) && supplements >= 0)
        {
            content.Supplements = (byte)Math.Min(supplements, byte.MaxValue);
            content.Facts |= DossierFacts.SupplementsKnown;
        }

        if (double.TryParse(row.Paused, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) && double.IsFinite(hours) && hours > 0)
        {
            content.PausedSeconds = (uint)Math.Min(Math.Round(hours * 3600), uint.MaxValue);
        }
    }

    /// <summary>`0` and `1`; any other cell leaves the fact unknown.</summary>
    private static DossierFacts Fact(ReadOnlySpan<char> cell, DossierFacts known, DossierFacts yes) => cell.Trim() switch
    {
        "1" => known | yes,
        "0" => known,
        _ => DossierFacts.None,
    };

    private static ApplicantKind ApplicantOf(ReadOnlySpan<char> word) => word switch
    {
        "citizen" => ApplicantKind.Citizen,
        "business" => ApplicantKind.Business,
        "agency" => ApplicantKind.Agency,
        "organisation" => ApplicantKind.Organisation,
        "" => ApplicantKind.Unknown,
        _ => ApplicantKind.Other,
    };
}
