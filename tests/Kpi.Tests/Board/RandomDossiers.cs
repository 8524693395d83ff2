using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Seeded updates of make-believe dossiers: every status, missing fields, reopened, moved due dates, times out of order.</summary>
internal sealed class RandomDossiers(int seed, DossierCodes codes)
{
    private static readonly string[] Sources = ["tthc", "một cửa"];

    public static readonly Moment Start = Moment.From(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(7)));

    private readonly Random _random = new(seed);

    /// <summary>One to six versions of each dossier, each with its own change time.</summary>
    public List<DossierUpdate> Updates(int dossiers)
    {
        var updates = new List<DossierUpdate>();
        for (var number = 0; number < dossiers; number++)
        {
            var key = new DossierKey((ulong)_random.NextInt64(), (ulong)number);
            var received = Start.Plus(TimeSpan.FromSeconds(_random.Next(0, 60 * 86_400)));
            var versions = _random.Next(1, 7);
            for (var version = 0; version < versions; version++)
            {
                updates.Add(Version(key, received, received.Plus(TimeSpan.FromHours(_random.Next(0, 200)))));
            }
        }

        return updates;
    }

    private DossierUpdate Version(DossierKey key, Moment received, Moment changed)
    {
        byte status = _random.Next(20) == 0 ? DossierStatus.Unknown : (byte)_random.Next(1, 11);
        var content = new DossierContent
        {
            Agency = codes.Agencies.IdOf($"A{_random.Next(4)}"),
            Procedure = codes.Procedures.IdOf($"P{_random.Next(6)}"),
            Status = status,
            Channel = (Channel)_random.Next(ChannelNames.Count),
            Facts = (DossierFacts)_random.Next(1 << 19),
            Received = _random.Next(15) == 0 && status is 1 or 3 ? Moment.None : received,
            Due = Maybe(received.Plus(TimeSpan.FromHours(_random.Next(-20, 400)))),
            Finished = Maybe(received.Plus(TimeSpan.FromMinutes(_random.Next(-3000, 30_000)))),
            Returned = Maybe(received.Plus(TimeSpan.FromMinutes(_random.Next(0, 40_000)))),
            Refused = Maybe(received.Plus(TimeSpan.FromMinutes(_random.Next(-100, 40_000)))),
            Submitted = Maybe(received.Plus(TimeSpan.FromSeconds(-_random.Next(0, 40_000)))),
            Components = (byte)_random.Next(4),
            Supplements = (byte)_random.Next(3),
        };
        if (_random.Next(6) == 0)
        {
            content.Pauses[0] = received;
            content.Pauses[1] = Maybe(received.Plus(TimeSpan.FromMilliseconds(_random.Next())));
            content.PausedSeconds = (uint)_random.Next();
        }

        return new DossierUpdate { Key = key, ChangeTime = changed, Content = content, Source = _random.Next(3) is var source and < 2 ? codes.Sources.IdOf(Sources[source]) : 0 };
    }

    private Moment Maybe(Moment moment) => _random.Next(3) == 0 ? Moment.None : moment;

    /// <summary>All updates at least once, some again, in any order.</summary>
    public List<DossierUpdate> Disordered(List<DossierUpdate> updates)
    {
        var order = updates.Concat(updates.Where(_ => _random.Next(3) == 0)).ToArray();
        _random.Shuffle(order);
        return [.. order];
    }
}
