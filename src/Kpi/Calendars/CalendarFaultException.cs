namespace Ioc.Kpi.Calendars;

/// <summary>A calendar file says something that cannot be. The message names the file, the place in it, the cause and the cure.</summary>
public sealed class CalendarFaultException : Exception
{
    public CalendarFaultException()
    {
    }

    public CalendarFaultException(string message)
        : base(message)
    {
    }

    public CalendarFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="file">The file as the operator knows it.</param>
    /// <param name="path">The place in it, such as `years[1].days[3].kind`; empty for the whole.</param>
    /// <param name="reason">What is wrong and what would be right, in a sentence.</param>
    public CalendarFaultException(string file, string path, string reason)
        : base(path.Length == 0 ? $"{file}: {reason}" : $"{file}, {path}: {reason}")
    {
    }
}
