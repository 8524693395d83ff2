using System.Globalization;
using Ioc.Dashboard.Api;
using Ioc.Dashboard.Displays;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;

namespace Ioc.Dashboard.Export;

/// <summary>Puts together the file of a breakdown.</summary>
/// <remarks>Throws <see cref="BoardNotReadyException"/> while the board folds.</remarks>
internal sealed class BreakdownSheets(KpiReader kpis, SourceBook sources, CodeTitles titles, RoomFacts room, TimeProvider clock, LocalTime zone, Texts texts)
{
    public async Task<BreakdownSheet> ReadAsync(KpiDefinition kpi, BreakdownBy by, KpiQuestion question, CancellationToken cancellationToken)
    {
        var answer = await kpis.BreakdownAsync(kpi, by, question, cancellationToken);
        var counting = await kpis.CountingAsync(cancellationToken);
        var unit = texts.Find("unit." + ApiWords.Of(kpi.Unit));
        return new BreakdownSheet(
            $"{kpi.Id}-{ApiWords.Of(by)}-{answer.AsOf.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}",
            texts["export.values"],
            texts["export.notes"],
            [texts["table.code"], texts["board.rows." + ApiWords.Of(by)], $"{texts.Kpi(kpi.Id)} ({unit})", texts["kpi-page.numerator"], texts["kpi-page.denominator"]],
            [
                .. answer.Items.OrderByDescending(item => item.Value ?? double.MinValue).ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => (IReadOnlyList<object?>)[item.Key, item.Name, item.Value, item.Numerator, item.Denominator]),
            ],
            [.. Notes(kpi, answer, question, counting)]);
    }

    private IEnumerable<(string Name, string Text)> Notes(KpiDefinition kpi, BreakdownAnswer answer, KpiQuestion question, CountingView counting)
    {
        yield return (texts["export.kpi"], texts.Kpi(kpi.Id));
        yield return (texts["export.formula"], texts["kpi-formula." + kpi.Id]);
        yield return (texts["export.unit"], texts.Find("unit." + ApiWords.Of(kpi.Unit)) ?? ApiWords.Of(kpi.Unit));
        yield return (texts["export.from"], answer.Period.From is { } from ? TargetWords.Day(from) : texts["board.no-value"]);
        yield return (texts["export.to"], answer.Period.To is { } to ? TargetWords.Day(to) : texts["board.no-value"]);
        yield return (texts["export.agency"], question.Agency is { } agency ? $"{titles.Agency(agency)} ({agency})" : texts["export.all"]);
        yield return (texts["export.procedure"], question.Procedure is { } procedure ? $"{titles.Procedure(procedure)} ({procedure})" : texts["export.all"]);
        yield return (texts["export.channel"], question.Channel is { } channel ? titles.Of(BreakdownBy.Channel, ChannelNames.Of(channel)) : texts["export.all"]);
        yield return (texts["export.as-of"], $"{AgeWords.Time(answer.AsOf)} {TargetWords.Day(DateOnly.FromDateTime(answer.AsOf.DateTime))}");
        foreach (var (name, value) in CountingWords.Of(kpi, counting, texts))
        {
            yield return ($"{texts["export.rule"]}: {name}", value);
        }

        foreach (var source in sources.Read(Moment.From(clock.GetUtcNow())))
        {
            yield return ($"{texts["export.source"]}: {source.Id}", $"{texts["source-state." + ApiWords.Of(source.State)]}, {LastOf(source)}");
        }

        if (room.Simulated)
        {
            yield return (texts["export.simulated"], texts["wall.simulated"]);
        }
    }

    private string LastOf(SourceStatus source)
    {
        if (!source.LastSuccessAt.Exists)
        {
            return texts["export.never"];
        }

        var at = zone.ToLocal(source.LastSuccessAt);
        return $"{AgeWords.Time(at)} {TargetWords.Day(DateOnly.FromDateTime(at.DateTime))}";
    }
}
