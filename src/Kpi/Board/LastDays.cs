using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// For every row the last local day on which its dossier can matter to a reading of a past instant: the day it left, or no end while it is
/// open. Two bytes a dossier, side by side, so that a look at yesterday skips years of finished dossiers without unpacking them.
/// </summary>
internal sealed class LastDays
{
    private const ushort NeverMatters = 0;
    private const ushort Open = ushort.MaxValue;

    private static readonly int FirstDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly ChunkedList<ushort> _rows = new();

    public int Count => _rows.Count;

    public long Bytes => _rows.Count * (long)sizeof(ushort);

    public void Add(in Contribution contribution) => _rows.Add(KeyOf(contribution));

    /// <summary>Most updates leave the day as it is, and then the row is not touched.</summary>
    public void Change(int row, in Contribution old, in Contribution now)
    {
        var key = KeyOf(now);
        if (key != KeyOf(old))
        {
            _rows[row] = key;
        }
    }

    public void Write(ImageWriter image) => _rows.Write(image);

    public void Read(ImageReader image) => _rows.Read(image);

    /// <summary>Whether the dossier of the row can matter on the day or later.</summary>
    public bool Reaches(int row, int day) => _rows[row] >= KeyOf(day);

    private static ushort KeyOf(in Contribution contribution)
    {
        var left = contribution.FlowDays[(int)Definitions.FlowDay.Left];
        if (left == Contribution.NoDay)
        {
            left = contribution.FlowDays[(int)Definitions.FlowDay.RefusedAtIntake];
        }

        return left != Contribution.NoDay ? KeyOf(left)
            : contribution.FlowDays[(int)Definitions.FlowDay.Received] == Contribution.NoDay ? NeverMatters
            : Open;
    }

    /// <summary>Days outside 1970–2149 count as the nearest day within: a row is then looked at in vain, never missed.</summary>
    private static ushort KeyOf(int day) => (ushort)Math.Clamp(day - FirstDay, NeverMatters + 1, Open - 1);
}
