using System.Globalization;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>
/// The dossiers of a worked example in a line: `received=03-02T08:00 due=03-05T17:00 status=4`, several apart by `;`. Times are wall-clock
/// times at +07:00, in 2026 where no year is given; a wait is `wait=03-10T08:00/03-11T08:00`, or without its end. What is not said is unknown, except: a dossier with `finished` has status 9, else 4;
/// it changed at the latest time that it names. Lines with the same `id` are versions of one dossier.
/// </summary>
internal static class DossierLines
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The instant of a local time such as `03-02T08:00`, worked out without the code under test.</summary>
    public static Moment At(string time)
    {
        var whole = time.Length < "2026-03-02T08:00".Length ? "2026-" + time : time;
        return Moment.From(new DateTimeOffset(DateTime.Parse(whole, CultureInfo.InvariantCulture), Offset));
    }

    /// <param name="number">Numbers the dossiers without an `id`; a later call must begin above.</param>
    public static List<DossierUpdate> Read(string lines, DossierCodes codes, int number = 0)
    {
        var updates = new List<DossierUpdate>();
        foreach (var line in lines.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            updates.Add(ReadOne(line, codes, number + updates.Count));
        }

        return updates;
    }

    private static DossierUpdate ReadOne(string line, DossierCodes codes, int number)
    {
        var update = new DossierUpdate { Key = new DossierKey(2, (ulong)number) };
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            Set(ref update, word[..at], word[(at + 1)..], codes);
        }

        ref var content = ref update.Content;
        if (content.Status == DossierStatus.None)
        {
            content.Status = content.Finished.Exists ? DossierStatus.Finished : DossierStatus.Processing;
        }

        if (!update.ChangeTime.Exists)
        {
            update.ChangeTime = new[] { content.Received, content.Finished, content.Returned, content.Refused }.Max();
        }

        return update;
    }

    private static void Set(ref DossierUpdate update, string name, string value, DossierCodes codes)
    {
        ref var content = ref update.Content;
        switch (name)
        {
            case "id":
                update.Key = new DossierKey(1, value.Aggregate(0UL, (sum, letter) => (sum * 131) + letter));
                break;
            case "changed":
                update.ChangeTime = At(value);
                break;
            case "received":
                content.Received = At(value);
                break;
            case "due":
                content.Due = At(value);
                break;
            case "finished":
                content.Finished = At(value);
                break;
            case "returned":
                content.Returned = At(value);
                break;
            case "refused":
                content.Refused = At(value);
                break;
            case "wait":
                AddWait(ref content, value.Split('/'));
                break;
            case "agency":
                content.Agency = codes.Agencies.IdOf(value);
                break;
            case "procedure":
                content.Procedure = codes.Procedures.IdOf(value);
                break;
            case "applicant":
                content.Applicant = Enum.Parse<ApplicantKind>(value, ignoreCase: true);
                break;
            case "channel":
                content.Channel = ChannelNames.TryParse(value, out var channel) ? channel : throw new ArgumentException(value);
                break;
            default:
                SetNumber(ref content, name, value);
                break;
        }
    }

    private static void AddWait(ref DossierContent content, string[] times)
    {
        var at = 0;
        while (content.Pauses[at].Exists)
        {
            at += 2;
        }

        content.Pauses[at] = At(times[0]);
        content.Pauses[at + 1] = times[1].Length > 0 ? At(times[1]) : Moment.None;
    }

    private static void SetNumber(ref DossierContent content, string name, string value)
    {
        var numbers = value.Split('/').Select(number => byte.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        switch (name)
        {
            case "status":
                content.Status = numbers[0];
                break;
            case "moved":
                content.Facts |= numbers[0] == 1 ? DossierFacts.DueMovedBySupplement : 0;
                break;
            case "supplements":
                content.Supplements = numbers[0];
                content.Facts |= DossierFacts.SupplementsKnown;
                break;
            case "components":
                (content.Components, content.ComponentsDigitised, content.ComponentsReused) = (numbers[0], numbers[1], numbers[2]);
                content.Facts |= DossierFacts.ComponentsKnown;
                break;
            default:
                var (known, yes) = FactOf(name);
                content.Facts |= known | (numbers[0] == 1 ? yes : 0);
                break;
        }
    }

    private static (DossierFacts Known, DossierFacts Yes) FactOf(string name) => name switch
    {
        "digitised" => (DossierFacts.DigitisedKnown, DossierFacts.Digitised),
        "reused" => (DossierFacts.ReusedKnown, DossierFacts.Reused),
        "result" => (DossierFacts.ResultKnown, DossierFacts.ElectronicResult),
        "fee" => (DossierFacts.FeeKnown, DossierFacts.FeeDue),
        "paid" => (DossierFacts.PaymentKnown, DossierFacts.PaidOnline),
        "verified" => (DossierFacts.IdentityKnown, DossierFacts.IdentityVerified),
        "store" => (DossierFacts.IdentityKnown, DossierFacts.FromNationalStore),
        "population" => (DossierFacts.IdentityKnown, DossierFacts.PopulationDatabase),
        _ => throw new ArgumentException($"No dossier has a {name}.", nameof(name)),
    };
}
