using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>For each check the fault that it is there for, planted in one source of a clean province.</summary>
internal static class Plants
{
    public static IReadOnlyDictionary<string, Action<TrustProvince>> All { get; } = new Dictionary<string, Action<TrustProvince>>
    {
        ["constant-digitised"] = province => Fact(province, DossierFacts.Digitised),
        ["constant-identity"] = province => Fact(province, DossierFacts.IdentityVerified),
        ["constant-databases"] = province => Fact(province, DossierFacts.PopulationDatabase),
        ["constant-fee"] = province => Fact(province, DossierFacts.FeeDue),
        ["result-is-component"] = province => Content(
            province, IsFinished, 10, (ref content) => content.Facts |= DossierFacts.ResultIsSubmittedFile | DossierFacts.ElectronicResult),
        ["missing-states"] = province => Content(
            province, update => update.Content.Status == DossierStatus.Stopped, 1, (ref content) => content.Status = DossierStatus.Processing),
        ["submitted-equals-received"] = province => Content(province, _ => true, 1, (ref content) => content.Submitted = content.Received),
        ["same-second-twins"] = Twins,
        ["zero-length-processing"] = province => Content(province, IsFinished, 30, (ref content) => content.Finished = content.Received),
        ["no-due-date"] = province => Content(province, OfSecondAgency, 10, (ref content) => content.Due = Moment.None),
        ["due-moved-after-expiry"] = MoveDue,
        ["mass-finish-on-last-day"] = province => Content(
            province, update => OfSecondAgency(update) && IsOver(update), 1, (ref content) => content.Finished = content.Due.Plus(TimeSpan.FromHours(-1))),
        ["mass-withdrawal-before-due"] = province => province.Spoil(
            update => OfSecondAgency(update) && IsOver(update), 5, update => Withdrawn(update)),
        ["unknown-procedure"] = province => Content(
            province, _ => true, 20, (ref content) => content.Procedure = province.Codes.Procedures.IdOf("X9")),
        ["unknown-agency"] = province => Content(province, _ => true, 20, (ref content) => content.Agency = province.Codes.Agencies.IdOf("Z9")),
        ["schema"] = province => Content(
            province, IsFinished, 50, (ref content) => content.Finished = content.Received.Plus(TimeSpan.FromHours(-1))),
        ["gaps"] = province => province.Updates.RemoveAll(
            update => IsOfSpoilt(province, update) && LocalTime.Vietnam.DateOf(update.Content.Received) == new DateOnly(2026, 10, 14)),
        ["age"] = province => province.Statuses[0] = province.Statuses[0] with { State = SourceState.Late },
        ["duplicates-delivered"] = province => province.Statuses[0] = province.Statuses[0] with { Unchanged = 100_000 },
        ["rejected"] = province => province.Statuses[0] =
            province.Statuses[0] with { Rejected = new Dictionary<string, long> { ["bad-time"] = 300 } },
    };

    private delegate void Change(ref DossierContent content);

    private static bool IsOfSpoilt(TrustProvince province, in DossierUpdate update) =>
        update.Source == province.Codes.Sources.IdOf(TrustProvince.Spoilt);

    private static bool IsFinished(DossierUpdate update) => update.Content.Status == DossierStatus.Finished;

    private static bool IsOver(DossierUpdate update) => IsFinished(update) && update.Content.Due < TrustProvince.Now;

    private static bool OfSecondAgency(DossierUpdate update) => update.Content.Agency == 2;

    private static void Fact(TrustProvince province, DossierFacts fact) => Content(province, _ => true, 1, (ref content) => content.Facts |= fact);

    private static int Content(TrustProvince province, Func<DossierUpdate, bool> fits, int every, Change change) => province.Spoil(
        fits,
        every,
        update =>
        {
            change(ref update.Content);
            return update;
        });

    private static void Twins(TrustProvince province)
    {
        var twins = new List<DossierUpdate>();
        province.Spoil(
            _ => true,
            20,
            update =>
            {
                twins.Add(update with { Key = province.NewKey() });
                return update;
            });
        province.Updates.AddRange(twins);
    }

    /// <summary>Eight days after the receipt, the due date having passed on the fifth, it becomes the twelfth; finished on the ninth.</summary>
    private static void MoveDue(TrustProvince province)
    {
        var moved = new List<DossierUpdate>();
        province.Spoil(
            update => IsFinished(update) && update.Content.Received.Plus(TimeSpan.FromDays(20)) < TrustProvince.Now,
            20,
            update =>
            {
                var later = update;
                later.Content.Due = update.Content.Due.Plus(TimeSpan.FromDays(7));
                later.Content.Finished = update.Content.Received.Plus(TimeSpan.FromDays(9));
                later.ChangeTime = update.Content.Received.Plus(TimeSpan.FromDays(8));
                moved.Add(later);
                update.Content.Status = DossierStatus.Processing;
                update.Content.Finished = Moment.None;
                update.ChangeTime = update.Content.Received;
                return update;
            });
        province.Updates.AddRange(moved);
    }

    private static DossierUpdate Withdrawn(DossierUpdate update)
    {
        update.Content.Status = DossierStatus.Withdrawn;
        update.Content.Finished = Moment.None;
        update.ChangeTime = update.Content.Due.Plus(TimeSpan.FromHours(-3));
        return update;
    }
}
