using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>
/// The processing times of the dossiers that finished on one day, in parts by channel and agency, so that a question about one channel or one
/// agency passes over few others.
/// </summary>
internal sealed class DayTimes
{
    /// <summary>Every part.</summary>
    public const ulong AllParts = (1UL << Parts) - 1;

    private const int AgencyParts = 8;
    private const int Parts = AgencyParts * ChannelNames.Count;
    private const ulong OfFirstChannel = (1UL << AgencyParts) - 1;

    private readonly TimeList?[] _parts = new TimeList?[Parts];

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes => 48 + (8 * Parts) + _parts.Sum(part => part?.Bytes ?? 0);

    /// <summary>The bits of the parts that hold the times of an agency.</summary>
    public static ulong PartsOf(int agency) => AllParts / OfFirstChannel << (agency & (AgencyParts - 1));

    /// <summary>The bits of the parts that hold the times of a channel.</summary>
    public static ulong PartsOf(Channel channel) => OfFirstChannel << ((int)channel * AgencyParts);

    public void Add(in ElapsedTime time) => (_parts[PartOf(time)] ??= new TimeList()).Add(time);

    public void Remove(in ElapsedTime time) => _parts[PartOf(time)]!.Remove(time);

    /// <summary>Puts a time of the same agency and channel in the place of another.</summary>
    public void Replace(in ElapsedTime old, in ElapsedTime now) => _parts[PartOf(old)]!.Replace(old, now);

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
    public IEnumerable<TimeList> Of(ulong parts)
    {
        for (var part = 0; part < Parts; part++)
        {
            if ((parts >> part & 1) != 0 && _parts[part] is { } times)
            {
                yield return times;
            }
        }
    }

    private static int PartOf(in ElapsedTime time) => ((int)time.Channel * AgencyParts) + (time.Agency & (AgencyParts - 1));
}
