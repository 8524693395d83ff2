using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Simulator.Feed;
using Ioc.Simulator.Lives;

namespace Ioc.BoardLoad;

/// <summary>Turns the events of a simulated life into the updates that a door would have read from its records.</summary>
internal sealed class LifeUpdates(DossierCodes codes)
{
    /// <summary>The update of one event of the life.</summary>
    public DossierUpdate Of(DossierLife life, int upTo)
    {
        var at = life.Events[upTo];
        var asked = life.TimeOf(LifeStep.SupplementRequested, upTo);
        var content = new DossierContent
        {
            Agency = codes.Agencies.IdOf(life.Agency.Code),
            Procedure = codes.Procedures.IdOf(life.Procedure.Code),
            Status = at.Status,
            Channel = life.Channel,
            Applicant = (ApplicantKind)life.Applicant,
            Facts = FactsOf(life, upTo, asked),
            Submitted = MomentOf(life.Submitted),
            Received = MomentOf(life.TimeOf(LifeStep.Accepted, upTo)),
            Due = MomentOf(life.DueAt(upTo)),
            Finished = MomentOf(life.TimeOf(LifeStep.Finished, upTo)),
            Returned = MomentOf(life.TimeOf(LifeStep.Returned, upTo)),
            Refused = at.Step is LifeStep.RefusedAtIntake or LifeStep.Refused ? MomentOf(at.At) : Moment.None,
            Components = (byte)life.Components,
            ComponentsDigitised = (byte)life.Digitised,
            ComponentsReused = (byte)life.Reused,
            Supplements = (byte)(asked != 0 ? 1 : 0),
        };
        if (asked != 0)
        {
            content.Pauses[0] = MomentOf(asked);
            content.Pauses[1] = MomentOf(life.TimeOf(LifeStep.SupplementReceived, upTo));
        }

        return new DossierUpdate { Key = KeyOf(life.Number), ChangeTime = MomentOf(at.At), Source = 0, Content = content };
    }

    private static DossierFacts FactsOf(DossierLife life, int upTo, long asked)
    {
        const DossierFacts Known = DossierFacts.ComponentsKnown | DossierFacts.DigitisedKnown | DossierFacts.ReusedKnown
            | DossierFacts.ResultKnown | DossierFacts.FeeKnown | DossierFacts.PaymentKnown | DossierFacts.SupplementsKnown
            | DossierFacts.IdentityKnown | DossierFacts.CounterPickup;
        return Known
            | (life.Digitised > 0 ? DossierFacts.Digitised : 0)
            | (life.Reused > 0 ? DossierFacts.Reused : 0)
            | (life.FromNationalStore ? DossierFacts.FromNationalStore : 0)
            | (life.Procedure.Fee > 0 ? DossierFacts.FeeDue : 0)
            | (RecordWriter.PaymentAt(life, upTo) is 1 or 2 ? DossierFacts.PaidOnline : 0)
            | (life.IdentityVerified ? DossierFacts.IdentityVerified | DossierFacts.PopulationDatabase : 0)
            | (life.ElectronicResult && life.TimeOf(LifeStep.Finished, upTo) != 0 ? DossierFacts.ElectronicResult : 0)
            | (asked != 0 && life.TimeOf(LifeStep.SupplementReceived, upTo) != 0 ? DossierFacts.DueMovedBySupplement : 0);
    }

    private static Moment MomentOf(long seconds) => seconds == 0 ? Moment.None : new Moment(seconds * 1_000_000);

    /// <summary>As uniform as the keyed hash of a real code.</summary>
    private static DossierKey KeyOf(DossierNumber number)
    {
        var code = ((ulong)number.Day << 32) | ((ulong)number.Stream << 28) | (uint)number.Index;
        return new DossierKey(Mix(code), Mix(code ^ 0x9E3779B97F4A7C15UL));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
