using Ioc.Kpi.Time;

namespace Ioc.Kpi.Reading;

/// <summary>A time as it is written, before it is an instant.</summary>
internal struct TimeParts
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private int _year;
    private int _month;
    private int _day;
    private int _hour;
    private int _minute;
    private int _second;
    private int _microsecond;
    private int? _offsetMinutes;

    /// <summary>`yyyyMMddHHmmss`.</summary>
    public bool TryCompact(ref TimeCursor text) =>
        text.TryNumber(4, out _year) && text.TryNumber(2, out _month) && text.TryNumber(2, out _day)
        && text.TryNumber(2, out _hour) && text.TryNumber(2, out _minute) && text.TryNumber(2, out _second);

    /// <summary>`yyyy-MM-dd`, then perhaps `T` (or a space) and `HH:mm[:ss[.fraction]]`, then perhaps an offset.</summary>
    public bool TryExtended(ref TimeCursor text)
    {
        if (!(text.TryNumber(4, out _year) && text.TryTake('-') && text.TryNumber(2, out _month) && text.TryTake('-')
            && text.TryNumber(2, out _day)))
        {
            return false;
        }

        return text.AtEnd || ((text.TryTake('T') || text.TryTake('t') || text.TryTake(' ')) && TryTimeOfDay(ref text) && TryOffset(ref text));
    }

    public readonly bool TryMoment(LocalTime zone, out Moment moment)
    {
        moment = Moment.None;
        if (_hour > 23 || _minute > 59 || _second > 59)
        {
            return false;
        }

        if (_year == 1 && _month == 1 && _day == 1)
        {
            return true;
        }

        if (_year is < FirstYear or > LastYear || _month is < 1 or > 12 || _day < 1 || _day > DateTime.DaysInMonth(_year, _month))
        {
            return false;
        }

        var clock = new DateTime(_year, _month, _day, _hour, _minute, _second).AddTicks(_microsecond * TimeSpan.TicksPerMicrosecond);
        moment = _offsetMinutes is { } offset
            ? new Moment(((clock.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) - (offset * 60_000_000L))
            : zone.At(clock);
        return true;
    }

    private bool TryTimeOfDay(ref TimeCursor text)
    {
        if (!(text.TryNumber(2, out _hour) && text.TryTake(':') && text.TryNumber(2, out _minute)))
        {
            return false;
        }

        if (!text.TryTake(':'))
        {
            return true;
        }

        return text.TryNumber(2, out _second) && (!(text.TryTake('.') || text.TryTake(',')) || text.TryFraction(out _microsecond));
    }

    private bool TryOffset(ref TimeCursor text)
    {
        if (text.AtEnd)
        {
            return true;
        }

        if (text.TryTake('Z') || text.TryTake('z'))
        {
            _offsetMinutes = 0;
            return true;
        }

        var sign = text.TryTake('+') ? 1 : text.TryTake('-') ? -1 : 0;
        if (sign == 0 || !text.TryNumber(2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (!text.AtEnd && !((text.TryTake(':') || !text.AtEnd) && text.TryNumber(2, out minutes)))
        {
            return false;
        }

        _offsetMinutes = sign * ((hours * 60) + minutes);
        return hours < 24 && minutes < 60;
    }
}
