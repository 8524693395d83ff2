using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Tests.Catalogues;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>A province of two sources without any fault, which a test may spoil before it is looked at.</summary>
internal sealed class TrustProvince
{
    /// <summary>The pushing source, which the faults are planted in.</summary>
    public const string Spoilt = "mot-cua";

    /// <summary>The source that is asked, and stays clean.</summary>
    public const string Clean = "cong-dvc";

    public static readonly Moment Now = Moment.From(new DateTimeOffset(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(7)));

    private static readonly int Today = LocalTime.Vietnam.DayOf(Now);

    private ulong _lastKey;

    public TrustProvince()
    {
        for (var day = Today - TrustScan.WindowDays + 1; day <= Today; day++)
        {
            if (WorkingCalendar.BuiltIn.IsWorkingDay(day))
            {
                AddDay(Spoilt, day, day == Today ? 10 : 60);
                AddDay(Clean, day, day == Today ? 8 : 30);
            }
        }
    }

    public DossierCodes Codes { get; } = new();

    public List<DossierUpdate> Updates { get; } = [];

    public Catalogue Catalogue { get; set; } = new(
        Rows.ProcedureCatalogue(
            "P0|Một||province|full|1|0|1|0|||", "P1|Hai||province|full|1|0|1|0|||", "P2|Ba||province|full|1|0|1|0|||"),
        Rows.AgencyCatalogue("A0|Sở A|department|||||", "A1|Sở B|department|||||"));

    public List<SourceStatus> Statuses { get; } = [Status(Spoilt, SourceKind.Push), Status(Clean, SourceKind.Reference)];

    public static SourceStatus Status(string id, SourceKind kind) => new(
        id, kind, SourceState.Ok, Now, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), null, 0, null, 4_000, 20,
        new Dictionary<string, long>(), new Dictionary<string, long> { ["bad-time"] = 2 });

    /// <summary>Changes those of the spoilt source that fit, every so many of them.</summary>
    /// <returns>How many were changed.</returns>
    public int Spoil(Func<DossierUpdate, bool> fits, int every, Func<DossierUpdate, DossierUpdate> change)
    {
        var (seen, changed) = (0, 0);
        for (var i = 0; i < Updates.Count; i++)
        {
            if (Updates[i].Source == Codes.Sources.IdOf(Spoilt) && fits(Updates[i]) && seen++ % every == 0)
            {
                Updates[i] = change(Updates[i]);
                changed++;
            }
        }

        return changed;
    }

    public DossierKey NewKey() => new(9, ++_lastKey);

    public KpiBoard Board()
    {
        var board = new KpiBoard(Codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        foreach (var update in Updates)
        {
            board.Apply(update);
        }

        return board;
    }

    public TrustReport Report()
    {
        var scan = Board().BeginTrustScan(Catalogue);
        while (scan.Continue())
        {
        }

        return scan.Report(Statuses);
    }

    private void AddDay(string source, int day, int count)
    {
        var start = LocalTime.Vietnam.StartOf(day);
        for (var i = 0; i < count; i++)
        {
            Updates.Add(Sound(source, start.Plus(TimeSpan.FromSeconds((8 * 3600) + (i * 131) + (source == Clean ? 60 : 0))), i));
        }
    }

    /// <summary>Finished after two days of five; some are stopped, wait for the citizen, or were withdrawn at once.</summary>
    private DossierUpdate Sound(string source, Moment received, int i)
    {
        var content = new DossierContent
        {
            Agency = Codes.Agencies.IdOf($"A{i % 2}"),
            Procedure = Codes.Procedures.IdOf($"P{i % 3}"),
            Channel = i % 4 == 0 ? Channel.Counter : Channel.Online,
            Status = DossierStatus.Processing,
            Received = received,
            Submitted = received.Plus(TimeSpan.FromMinutes(i % 4 == 0 ? 0 : -5)),
            Due = LocalTime.Vietnam.StartOf(LocalTime.Vietnam.DayOf(received) + 5).Plus(TimeSpan.FromHours(17)),
            Components = 3,
            ComponentsDigitised = (byte)(i % 5 == 0 ? 0 : 2),
            Facts = DossierFacts.ComponentsKnown | DossierFacts.DigitisedKnown | DossierFacts.IdentityKnown | DossierFacts.FeeKnown
                | DossierFacts.ResultKnown
                | (i % 5 == 0 ? 0 : DossierFacts.Digitised)
                | (i % 3 == 0 ? 0 : DossierFacts.IdentityVerified)
                | (i % 4 == 1 ? 0 : DossierFacts.PopulationDatabase)
                | (i % 2 == 0 ? 0 : DossierFacts.FeeDue)
                | (i % 6 == 0 ? 0 : DossierFacts.ElectronicResult),
        };
        var changed = received;
        var left = received.Plus(TimeSpan.FromDays(2));
        if (i % 29 == 28)
        {
            (content.Status, changed) = (DossierStatus.Withdrawn, received.Plus(TimeSpan.FromMinutes(10)));
        }
        else if (i % 29 == 7)
        {
            (content.Status, changed) = (DossierStatus.Stopped, received.Plus(TimeSpan.FromMinutes(20)));
        }
        else if (left < Now)
        {
            (content.Status, content.Finished, changed) = (DossierStatus.Finished, left, left);
        }

        return new DossierUpdate { Key = NewKey(), Source = Codes.Sources.IdOf(source), ChangeTime = changed, Content = content };
    }
}
