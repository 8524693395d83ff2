using System.Globalization;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Definitions;

namespace Ioc.Storage.Alerts;

/// <summary>Reads the members of one rule.</summary>
internal static class AlertRuleReader
{
    private const string ServicePrefix = "service:";

    public static AlertRule Read(YamlMembers members, string group)
    {
        var (scope, key) = ReadScope(members);
        var noData = members.OptionalMembers("noData");
        var labels = AlertLabelReader.Read(members);
        var rule = new AlertRule
        {
            Name = members.Text("alert", "Give the rule a name that people see."),
            Uid = ReadUid(members),
            Group = group,
            Watch = ReadWatch(members),
            Scope = scope,
            ScopeKey = key,
            Period = members.OptionalWord<AlertPeriod>("period") ?? AlertPeriod.Day,
            CompareWith = members.OptionalWord<AlertCompareWith>("compareWith") ?? AlertCompareWith.Fixed,
            Comparison = ReadComparison(members),
            Threshold = members.Number("threshold", "Write the number from which on the alert shall open."),
            Clear = members.OptionalNumber("clear"),
            For = members.OptionalDuration("for") ?? TimeSpan.Zero,
            KeepFiringFor = members.OptionalDuration("keepFiringFor") ?? TimeSpan.FromMinutes(1),
            WorseBy = members.OptionalNumber("worseBy"),
            NoData = noData is null
                ? AlertNoData.Default
                : new AlertNoData(noData.OptionalDuration("for") ?? AlertNoData.Default.For, noData.Flag("tell")),
            MinimumSample = members.OptionalNumber("minimumSample") ?? 0,
            Hours = members.OptionalWord<AlertHours>("calendar") ?? AlertHours.Always,
            At = ReadTimes(members),
            On = ReadDays(members),
            Severity = labels.Severity,
            Owner = labels.Owner,
            Labels = labels.Free,
            Annotations = AlertLabelReader.ReadAnnotations(members),
        };
        noData?.Close();
        members.Close();
        return rule;
    }

    private static string ReadUid(YamlMembers members)
    {
        var uid = members.Text("uid", "Give the rule an identity of its own that never changes, such as overdue-share.");
        if (uid.Length > 0 && !AlertRuleChecks.IsUid(uid))
        {
            members.Wrong("uid", $"'{uid}' cannot be an identity.", "Write 1 to 64 small letters, digits and hyphens.");
        }

        return uid;
    }

    private static AlertWatch ReadWatch(YamlMembers members)
    {
        var (kpi, measure) = (members.OptionalText("kpi"), members.OptionalText("measure"));
        var (asShare, part) = (members.Flag("asShare"), members.OptionalText("part") ?? "");
        if (kpi is null == measure is null)
        {
            members.Missing(kpi is null ? "kpi" : "measure", "Write either the id of a KPI as `kpi`, or a `measure`.", 0);
        }
        else if (kpi is not null && KpiCatalogue.Find(kpi) is null)
        {
            members.Wrong("kpi", $"There is no KPI '{kpi}'.", YamlMembers.Nearest(kpi, KpiCatalogue.All.Select(known => known.Id)));
        }

        return (measure is null ? new AlertWatch(kpi ?? "") : ReadMeasure(members, measure)) with { AsShare = asShare, Part = part };
    }

    private static AlertWatch ReadMeasure(YamlMembers members, string measure)
    {
        if (measure.StartsWith(ServicePrefix, StringComparison.Ordinal))
        {
            var name = measure[ServicePrefix.Length..];
            if (!ServiceMeasureNames.All.Contains(name))
            {
                members.Wrong("measure", $"Ioc has no figure '{name}'.", YamlMembers.Nearest(measure, ServiceMeasureNames.All.Select(known => ServicePrefix + known)));
            }

            return new AlertWatch("", AlertMeasure.Service, name);
        }

        if (AlertWords.TryParse<AlertMeasure>(measure, out var known) && known != AlertMeasure.Service)
        {
            return new AlertWatch("", known);
        }

        var words = AlertWords.All<AlertMeasure>().Where(word => word != AlertWords.Of(AlertMeasure.Service)).Concat(ServiceMeasureNames.All.Select(name => ServicePrefix + name));
        members.Wrong("measure", $"There is no measure '{measure}'.", YamlMembers.Nearest(measure, words));
        return new AlertWatch("", AlertMeasure.Service);
    }

    private static (AlertScopeKind Kind, string Key) ReadScope(YamlMembers members)
    {
        if (members.OptionalText("scope") is not { } text)
        {
            return (AlertScopeKind.Province, "");
        }

        if (AlertWords.TryParse<AlertScopeKind>(text, out var kind))
        {
            return (kind, "");
        }

        if (AlertScope.TryParse(text, out var one))
        {
            return (one.Kind, one.Key);
        }

        members.Wrong("scope", $"'{text}' is not known.", $"Write one of {string.Join(", ", AlertWords.All<AlertScopeKind>())}, or one of them with a code: agency:H49.12.");
        return (AlertScopeKind.Province, "");
    }

    private static AlertComparison ReadComparison(YamlMembers members)
    {
        var sign = members.Text("comparison", $"Write one of {AlertComparisons.Signs} in quotes.");
        if (!AlertComparisons.TryParse(sign, out var comparison) && sign.Length > 0)
        {
            members.Wrong("comparison", $"'{sign}' is no comparison.", $"Write one of {AlertComparisons.Signs} in quotes.");
        }

        return comparison;
    }

    private static IReadOnlyList<TimeOnly> ReadTimes(YamlMembers members)
    {
        var times = new List<TimeOnly>();
        foreach (var part in members.List("at"))
        {
            if (TimeOnly.TryParseExact(part.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                times.Add(time);
            }
            else
            {
                members.Wrong("at", $"'{part.Text}' is no time of day.", "Write it as 08:00.");
            }
        }

        return [.. times.Distinct().Order()];
    }

    private static IReadOnlyList<DayOfWeek> ReadDays(YamlMembers members)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in members.List("on"))
        {
            if (AlertWords.TryParse<DayOfWeek>(part.Text ?? "", out var day))
            {
                days.Add(day);
            }
            else
            {
                members.Wrong("on", $"'{part.Text}' is no weekday.", $"Write some of {string.Join(", ", AlertWords.All<DayOfWeek>())}.");
            }
        }

        return [.. days.Distinct()];
    }
}
