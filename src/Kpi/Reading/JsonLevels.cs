namespace Ioc.Kpi.Reading;

/// <summary>Which of the levels of a JSON text are objects and which are lists: one bit each, as deep as it goes.</summary>
internal struct JsonLevels
{
    private const int LevelsOfAWord = 64;

    private ulong _word;
    private int _count;
    private Stack<ulong>? _outer;

    /// <summary>Whether the innermost level is an object.</summary>
    public readonly bool IsObject => (_word & 1) != 0;

    public void Enter(bool isObject)
    {
        if (_count > 0 && _count % LevelsOfAWord == 0)
        {
            (_outer ??= []).Push(_word);
        }

        _word = (_word << 1) | (isObject ? 1UL : 0);
        _count++;
    }

    public void Leave()
    {
        _word >>= 1;
        _count--;
        if (_count > 0 && _count % LevelsOfAWord == 0)
        {
            _word = _outer!.Pop();
        }
    }
}
