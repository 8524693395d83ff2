using System.Net;

namespace Ioc.Dashboard.Access;

/// <summary>How often one address may try to sign in and fail: twenty times in five minutes. Any thread may call.</summary>
internal sealed class SignInPace(AccessClock clock)
{
    public const int Allowed = 20;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>More addresses at once are not told apart from strangers: the oldest are forgotten.</summary>
    private const int MostAddresses = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> _attempts = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt before it is looked at, so that many at once do not slip through.</summary>
    /// <returns>False when the address has to wait.</returns>
    public bool TryBegin(IPAddress address)
    {
        var now = clock.Now;
        var key = ClientAddress.NetworkOf(address);
        lock (_lock)
        {
            var (count, since) = _attempts.GetValueOrDefault(key, (0, now));
            if (now - since >= Window)
            {
                (count, since) = (0, now);
            }

            if (count >= Allowed)
            {
                return false;
            }

            MakeRoom(now);
            _attempts[key] = (count + 1, since);
            return true;
        }
    }

    /// <summary>The attempt was right and does not count.</summary>
    public void Succeeded(IPAddress address)
    {
        var key = ClientAddress.NetworkOf(address);
        lock (_lock)
        {
            if (_attempts.TryGetValue(key, out var attempts))
            {
                _attempts[key] = attempts with { Count = attempts.Count - 1 };
            }
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_attempts.Count < MostAddresses)
        {
            return;
        }

        var oldest = _attempts.OrderBy(pair => pair.Value.Since).Take(MostAddresses / 10).Select(pair => pair.Key);
        var over = _attempts.Where(pair => now - pair.Value.Since >= Window).Select(pair => pair.Key);
        foreach (var key in oldest.Concat(over).ToList())
        {
            _attempts.Remove(key);
        }
    }
}
