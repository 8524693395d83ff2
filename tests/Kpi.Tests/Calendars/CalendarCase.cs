using System.Globalization;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>One line of `cases.csv`: what is asked, the words that are given, the answer worked out by hand, and why.</summary>
internal sealed record CalendarCase(string Asked, string Given, string Answer, string Why)
{
    private readonly string[] _words = Given.Split(' ');

    public static IReadOnlyList<CalendarCase> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Calendars", "cases.csv")).Skip(1)
            .Where(line => !line.StartsWith('#')).Select(Read),
    ];

    public CountingRules Rules => new()
    {
        OnTimeGranularity = Word("rule") == "instant" ? OnTimeGranularity.Instant : OnTimeGranularity.Day,
        NoDueDate = Word("no-due") == "on-time" ? NoDueDate.OnTime : NoDueDate.Undetermined,
    };

    /// <summary>The value of a word that is there once at most.</summary>
    public string? Word(string name) => Words(name).SingleOrDefault();

    public Moment Moment(string name) => Word(name) is { } text ? DossierLines.At(text) : Time.Moment.None;

    public Dossier Dossier()
    {
        var dossier = new Dossier();
        ref var content = ref dossier.Content;
        content.Due = Moment("due");
        content.Finished = Moment("finished");
        content.Status = content.Finished.Exists ? DossierStatus.Finished : DossierStatus.Processing;
        content.Received = Word("received") is not null
            ? Moment("received")
            : DossierLines.At($"{int.Parse((Word("due") ?? Word("finished"))![..4], CultureInfo.InvariantCulture) - 1}-01-01T08:00");
        content.Facts = Word("moved") == "yes" ? DossierFacts.DueMovedBySupplement : DossierFacts.None;
        content.PausedSeconds = Word("total") is { } total ? (uint)Span(total).TotalSeconds : 0;
        var at = 0;
        foreach (var wait in Words("wait").Select(wait => wait.Split('/')))
        {
            content.Pauses[at++] = DossierLines.At(wait[0]);
            content.Pauses[at++] = wait[1].Length > 0 ? DossierLines.At(wait[1]) : Time.Moment.None;
        }

        return dossier;
    }

    /// <summary>Hours and minutes, such as `136:00`.</summary>
    public static TimeSpan Span(string text)
    {
        var parts = text.TrimStart('-').Split(':');
        var span = new TimeSpan(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), 0);
        return text.StartsWith('-') ? -span : span;
    }

    private static CalendarCase Read(string line)
    {
        var cells = line.Split(',');
        return cells.Length == 4 ? new CalendarCase(cells[0], cells[1], cells[2], cells[3]) : throw new FormatException(line);
    }

    private IEnumerable<string> Words(string name) =>
        _words.Where(word => word.StartsWith(name + "=", StringComparison.Ordinal)).Select(word => word[(name.Length + 1)..]);
}
