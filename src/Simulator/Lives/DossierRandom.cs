namespace Ioc.Simulator.Lives;

/// <summary>SplitMix64: a seeded stream of numbers that is the same on every machine, cheap enough to start anew for each dossier.</summary>
internal struct DossierRandom(ulong seed)
{
    private ulong _state = seed;

    public static DossierRandom Of(long seed, int stream, int day, int index) =>
        new(Mix(Mix(Mix((ulong)seed) ^ (uint)stream) ^ (((ulong)(uint)day << 32) | (uint)index)));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>Uniform in [from, to], both included.</summary>
    public int Between(int from, int to) => from + (int)(Fraction() * (to - from + 1));

    /// <summary>Exponential with the given mean: many short waits, a few long ones.</summary>
    public double Waiting(double mean) => -Math.Log(1 - Fraction()) * mean;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
