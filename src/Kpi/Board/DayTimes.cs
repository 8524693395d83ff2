using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// The processing times of the dossiers that finished on one day, in sixteen parts by agency, so that a question about one agency looks at
/// one part in sixteen.
/// </summary>
internal sealed class DayTimes
{
    public const int Parts = 16;

    /// <summary>Every part.</summary>
    public const uint AllParts = (1 << Parts) - 1;

    private readonly TimeList?[] _parts = new TimeList?[Parts];

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes => 48 + (8 * Parts) + _parts.Sum(part => part?.Bytes ?? 0);

    /// <summary>The bit of the part that holds the times of an agency.</summary>
    public static uint PartOf(int agency) => 1u << (agency & (Parts - 1));

    public void Add(in ElapsedTime time) => (_parts[time.Agency & (Parts - 1)] ??= new TimeList()).Add(time);

    public void Remove(in ElapsedTime time) => _parts[time.Agency & (Parts - 1)]!.Remove(time);

    /// <summary>Puts a time of the same agency in the place of another.</summary>
    public void Replace(in ElapsedTime old, in ElapsedTime now) => _parts[old.Agency & (Parts - 1)]!.Replace(old, now);

    public void Write(ImageWriter image)
    {
        foreach (var part in _parts)
        {
            image.Int(part is null ? 0 : 1);
            part?.Write(image);
        }
    }

    public void Read(ImageReader image)
    {
        for (var part = 0; part < Parts; part++)
        {
            if (image.Int() != 0)
            {
                _parts[part] = new TimeList();
                _parts[part]!.Read(image);
            }
        }
    }

    /// <summary>The times of the parts whose bits are set.</summary>
    public IEnumerable<TimeList> Of(uint parts)
    {
        for (var part = 0; part < Parts; part++)
        {
            if ((parts >> part & 1) != 0 && _parts[part] is { } times)
            {
                yield return times;
            }
        }
    }
}
