using Ioc.Kpi.Calendars;

namespace Ioc.Server.Configuration;

/// <summary>`Ioc:Calendar`: the days and hours that are worked (`docs/calendar.md`).</summary>
internal sealed class CalendarOptions
{
    private const int MostBytes = 1 << 20;

    /// <value>A calendar file of the deployment, relative to the content root. Default: the calendar that ships with Ioc.</value>
    public string? File { get; set; }

    /// <summary>The calendar of the file once <see cref="Load"/> has read it; the one that ships with Ioc before, and where no file is named.</summary>
    internal WorkingCalendar InForce { get; private set; } = WorkingCalendar.BuiltIn;

    /// <summary>Reads the file, where one is named.</summary>
    /// <returns>What is wrong with it, in one sentence or two; null when nothing is.</returns>
    internal string? Load()
    {
        if (string.IsNullOrEmpty(File))
        {
            return null;
        }

        try
        {
            InForce = WorkingCalendar.Parse(Read(File), Path.GetFileName(File));
            return null;
        }
        catch (CalendarFaultException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "a calendar file that exists and can be read.";
        }
    }

    /// <summary>No more than a calendar can have, whatever the path leads to.</summary>
    private static byte[] Read(string file)
    {
        using var stream = System.IO.File.OpenRead(file);
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes
            ? bytes[..length]
            : throw new CalendarFaultException(Path.GetFileName(file), "", "more than a megabyte is no calendar file; name another.");
    }
}
