using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// Processing times in no order: twelve bytes each where they are whole seconds of scopes with small ids, 24 otherwise. The parts of the
/// packed ones stand in arrays of their own, so that a question passes over what it asks for only.
/// </summary>
internal sealed class TimeList
{
    private uint[] _places = [];
    private uint[] _seconds = [];
    private uint[] _working = [];
    private int _packedCount;
    private ElapsedTime[] _wide = [];
    private int _wideCount;

    /// <summary>Bytes held, this object included.</summary>
    public long Bytes => 64 + 72 + (12L * _places.Length) + (_wide.Length == 0 ? 0 : 24 + (24L * _wide.Length));

    public int Count => _packedCount + _wideCount;

    /// <summary>The narrow places of the packed times.</summary>
    public ReadOnlySpan<uint> Places => _places.AsSpan(0, _packedCount);

    public ReadOnlySpan<ElapsedTime> Wide => _wide.AsSpan(0, _wideCount);

    /// <summary>The packed times in seconds, in the order of <see cref="Places"/>.</summary>
    public ReadOnlySpan<uint> Seconds(TimeKind kind) => (kind == TimeKind.Elapsed ? _seconds : _working).AsSpan(0, _packedCount);

    public void Add(in ElapsedTime time)
    {
        if (time.TryPack(out var packed))
        {
            if (_packedCount == _places.Length)
            {
                var length = _packedCount + Math.Max(4, _packedCount / 16);
                Array.Resize(ref _places, length);
                Array.Resize(ref _seconds, length);
                Array.Resize(ref _working, length);
            }

            (_places[_packedCount], _seconds[_packedCount], _working[_packedCount]) = (packed.Place, packed.Seconds, packed.Working);
            _packedCount++;
            return;
        }

        if (_wideCount == _wide.Length)
        {
            Array.Resize(ref _wide, _wideCount + Math.Max(4, _wideCount / 8));
        }

        _wide[_wideCount++] = time;
    }

    public void Remove(in ElapsedTime time)
    {
        if (!time.TryPack(out var packed))
        {
            _wide[Wide.LastIndexOf(time)] = _wide[--_wideCount];
            return;
        }

        var at = PlaceOf(packed);
        _packedCount--;
        (_places[at], _seconds[at], _working[at]) = (_places[_packedCount], _seconds[_packedCount], _working[_packedCount]);
    }

    /// <summary>Puts a time in the place of another; in the same spot where both pack.</summary>
    public void Replace(in ElapsedTime old, in ElapsedTime now)
    {
        if (old.TryPack(out var before) && now.TryPack(out var after))
        {
            var at = PlaceOf(before);
            (_places[at], _seconds[at], _working[at]) = (after.Place, after.Seconds, after.Working);
            return;
        }

        Remove(old);
        Add(now);
    }

    /// <summary>Where one time with these values stands; which one does not matter.</summary>
    private int PlaceOf(in PackedTime packed)
    {
        var at = _packedCount;
        do
        {
            at = _seconds.AsSpan(0, at).LastIndexOf(packed.Seconds);
        }
        while (_places[at] != packed.Place || _working[at] != packed.Working);
        return at;
    }

    public void Write(ImageWriter image)
    {
        image.Items(Places);
        image.Items(Seconds(TimeKind.Elapsed));
        image.Items(Seconds(TimeKind.Working));
        image.Items(Wide);
    }

    public void Read(ImageReader image)
    {
        _places = image.Items<uint>();
        _seconds = image.Items<uint>();
        _working = image.Items<uint>();
        _packedCount = _places.Length;
        _wide = image.Items<ElapsedTime>();
        _wideCount = _wide.Length;
    }
}
