using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>Puts a message into words. The same message always gives the same letter. Immutable; any thread may call.</summary>
internal sealed class LetterWriter(LocalTime zone)
{
    private const int LongestLine = 600;
    private const int LongestSubject = 180;

    private readonly AlertTexts _texts = AlertTexts.Vietnamese;
    private readonly LetterWords _words = new(AlertTexts.Vietnamese, zone);

    /// <param name="message">What is told.</param>
    /// <param name="mostItems">So many alerts are named at most; the others are counted.</param>
    public Letter Write(AlertMessage message, int mostItems)
    {
        var named = message.Items.Take(mostItems).ToList();
        var omitted = message.Omitted + message.Items.Count - named.Count;
        return new Letter(
            Subject(message),
            _texts[$"lead.{message.Kind}"],
            [.. named.Select(item => Part(message, item))],
            omitted > 0 ? _texts.Fill("omitted", LetterWords.Count(omitted)) : "",
            _texts.Fill("footer", _words.Time(message.At), Line(message.Receiver)));
    }

    private string Subject(AlertMessage message)
    {
        var told = message.Items switch
        {
            [] => "",
            [{ Change: AlertChange.Resolved } only] when message.Omitted == 0 => _texts.Fill("subject-of-many", Grave(message), Summary(only)),
            [var only] when message.Omitted == 0 => _texts.Fill("subject-of-one", Grave(message), _texts[$"change.{Word(message, only)}"], Summary(only)),
            _ => _texts.Fill("subject-of-many", Grave(message), string.Join(", ", Counts(message))),
        };
        return PlainLine.Of(_texts.Fill($"title.{message.Kind}", told), LongestSubject);
    }

    /// <summary>The gravest severity of what is open.</summary>
    private string Grave(AlertMessage message)
    {
        var open = message.Items.Where(item => !IsOver(item)).ToList();
        return open is not [] ? _texts[$"severity.{open.Max(item => item.Severity)}"]
            : message.Items.All(item => item.Change == AlertChange.Resolved) ? _texts["over"] : _texts["nothing-grave"];
    }

    private IEnumerable<string> Counts(AlertMessage message)
    {
        var counts = message.Items.OrderBy(item => Order(item.Change)).GroupBy(item => Word(message, item))
            .Select(group => _texts.Fill($"counted.{group.Key}", LetterWords.Count(group.Count())));
        return message.Omitted > 0 ? counts.Append(_texts.Fill("omitted", LetterWords.Count(message.Omitted))) : counts;
    }

    private LetterPart Part(AlertMessage message, AlertItem item) => new(
        item.Severity, IsOver(item),
        _texts.Fill("heading", _texts[$"severity.{item.Severity}"], _texts[$"change.{Word(message, item)}"], Summary(item)),
        [.. Lines(item).Where(line => line.Length > 0)]);

    private IEnumerable<string> Lines(AlertItem item)
    {
        yield return Line(item.Wording.Description);
        yield return (item.Value, item.Threshold) switch
        {
            ({ } value, { } threshold) => _texts.Fill("value-and-threshold", _words.Number(value, item.Unit), _words.Number(threshold, item.Unit)),
            ({ } value, null) => _texts.Fill("value", _words.Number(value, item.Unit)),
            (null, { } threshold) => _texts.Fill("threshold", _words.Number(threshold, item.Unit)),
            _ => "",
        };
        yield return item.Change == AlertChange.Resolved
            ? _texts.Fill("from-to", _words.Time(item.Since), _words.Time(item.At))
            : IsOpening(item) ? _texts.Fill("since", _words.Time(item.Since)) : _texts.Fill("at", _words.Time(item.At));
        yield return _texts.Find($"note.{item.Change}");
        yield return !IsOver(item) && item.Wording.Action is { Length: > 0 } action ? _texts.Fill("action", Line(action)) : "";
    }

    private static string Summary(AlertItem item) => Line(item.Wording.Summary) is { Length: > 0 } summary ? summary : Line(item.Fingerprint.ToString());

    private static string Line(string text) => PlainLine.Of(text, LongestLine);

    private static bool IsOver(AlertItem item) =>
        item.Change is AlertChange.Resolved or AlertChange.RegainedData or AlertChange.EndedFlapping or AlertChange.BecameInactive;

    private static bool IsOpening(AlertItem item) => item.Change is AlertChange.Fired or AlertChange.Worsened;

    /// <summary>What is told again is not told as new.</summary>
    private static string Word(AlertMessage message, AlertItem item) =>
        message.Kind is AlertMessageKind.Repeat or AlertMessageKind.Escalation && IsOpening(item) ? "Open" : item.Change.ToString();

    private static int Order(AlertChange change) => change switch
    {
        AlertChange.Fired => 0,
        AlertChange.Worsened => 1,
        AlertChange.LostData => 2,
        AlertChange.BeganFlapping => 3,
        AlertChange.Resolved => 4,
        _ => 5,
    };
}
