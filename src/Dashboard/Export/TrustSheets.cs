using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Export;

/// <summary>Puts together the file of the report of trust: a row for each check of the province and of each source.</summary>
internal sealed class TrustSheets(TrustReader reader, SourceBook sources, CodeTitles titles, RoomFacts room, TimeProvider clock, LocalTime zone, Texts texts)
{
    private static readonly string[] Columns =
    [
        "source", "score", "word", "word-score", "code", "check", "state", "reason", "count", "of", "threshold", "sample", "kpis", "places", "examples",
    ];

    public BreakdownSheet Read()
    {
        var answer = reader.Read();
        var now = zone.ToLocal(Moment.From(clock.GetUtcNow()));
        return new BreakdownSheet(
            $"trust-{(answer.AsOf ?? now).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}",
            texts["export.values"],
            texts["export.notes"],
            [.. Columns.Select(column => texts["trust.export." + column])],
            [.. answer.Sources.Prepend(answer.Province).SelectMany(Rows)],
            [.. Notes(answer)]);
    }

    private IEnumerable<IReadOnlyList<object?>> Rows(TrustView view) => view.Checks.Select(check =>
    {
        var word = view.Words.First(one => one.Word == check.Word);
        return (IReadOnlyList<object?>)
        [
            TrustWords.Name(view.Source, texts), view.Score, word.Name, word.Score, check.Id, check.Name, texts["trust.state." + check.State],
            check.Reason is { } reason ? texts["trust.reason." + reason] : null, check.Count, check.Of, 100 * check.Threshold, (long)check.MinimumSample,
            Joined(check.Kpis.Select(texts.Kpi)), Joined(check.Places.Select(place => TrustWords.Place(place, titles))), Joined(check.Examples),
        ];
    });

    private IEnumerable<(string Name, string Text)> Notes(TrustAnswer answer)
    {
        yield return (texts["export.as-of"], answer.AsOf is { } at ? Instant(at) : texts["trust.none-short"]);
        yield return (texts["trust.export.window"], NumberWords.Of((long)answer.WindowDays));
        foreach (var source in sources.Read(Moment.From(clock.GetUtcNow())))
        {
            var last = source.LastSuccessAt.Exists ? Instant(zone.ToLocal(source.LastSuccessAt)) : texts["export.never"];
            yield return ($"{texts["export.source"]}: {source.Id}", $"{texts["source-state." + ApiWords.Of(source.State)]}, {last}");
        }

        if (room.Simulated)
        {
            yield return (texts["export.simulated"], texts["wall.simulated"]);
        }
    }

    private static string? Joined(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } text ? text : null;

    private static string Instant(DateTimeOffset at) => $"{AgeWords.Time(at)} {TargetWords.Day(DateOnly.FromDateTime(at.DateTime))}";
}
