using Ioc.Kpi.Sources;

namespace Ioc.Server.Configuration;

/// <summary>What options must satisfy beyond being readable. Every problem is reported, not only the first.</summary>
internal static class OptionRules
{
    private static readonly TimeSpan LongestKept = TimeSpan.FromDays(3 * 3653);

    public static IEnumerable<OptionProblem> Check(IocOptions options, bool production) =>
    [
        .. CheckService(options),
        .. CheckClock(options.Clock, production),
        .. InfluxRules.Check(options),
        .. ChannelRules.Check(options.Alerts),
        .. options.Sources.SelectMany(CheckSource),
        .. CheckIds(options.Sources),
    ];

    private static IEnumerable<OptionProblem> CheckService(IocOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            yield return new OptionProblem("Ioc:DataDirectory", options.DataDirectory, "a folder.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return new OptionProblem("Ioc:TimeZone", options.TimeZone, "an IANA time zone such as Asia/Ho_Chi_Minh.");
        }

        if (options.Counting.DueSoon is { } soon && (soon <= TimeSpan.Zero || soon > TimeSpan.FromDays(30)))
        {
            yield return Outside("Ioc:Counting:DueSoon", soon, "more than zero and at most 30d; leave it out for one working day.");
        }

        if (options.Calendar.Load() is { } fault)
        {
            yield return new OptionProblem("Ioc:Calendar:File", options.Calendar.File, fault);
        }

        foreach (var problem in CheckKept(options))
        {
            yield return problem;
        }
    }

    private static IEnumerable<OptionProblem> CheckKept(IocOptions options)
    {
        var series = options.Retention.Series;
        foreach (var (kept, span) in new[]
        {
            ("Journal", options.Retention.Journal), ("Series:Minute", series.Minute), ("Series:Hour", series.Hour), ("Series:Day", series.Day),
            ("Alerts", options.Retention.Alerts),
        })
        {
            if (span < TimeSpan.FromDays(1) || span > LongestKept)
            {
                yield return Outside($"Ioc:Retention:{kept}", span, $"1d to {LongestKept.Days}d.");
            }
        }

        if (options.Checkpoint.Interval < TimeSpan.FromSeconds(1) || options.Checkpoint.Interval > TimeSpan.FromDays(1))
        {
            yield return Outside("Ioc:Checkpoint:Interval", options.Checkpoint.Interval, "1s to 1d.");
        }

        if (options.Checkpoint.Updates < 1)
        {
            yield return Outside("Ioc:Checkpoint:Updates", options.Checkpoint.Updates, "1 or more.");
        }
    }

    private static IEnumerable<OptionProblem> CheckClock(ClockOptions clock, bool production)
    {
        if (clock.Speed is not (>= 0.01 and <= 3600))
        {
            yield return Outside("Ioc:Clock:Speed", clock.Speed, "0.01 to 3600.");
        }

        if (clock.Now is { Year: < 1990 or > 2200 })
        {
            yield return Outside("Ioc:Clock:Now", clock.Now, "an instant between 1990 and 2200.");
        }

        if (production && !clock.IsReal)
        {
            var key = clock.Now is not null ? "Ioc:Clock:Now" : "Ioc:Clock:Speed";
            yield return new OptionProblem(key, OptionText.Print(clock.Now ?? (object)clock.Speed), "not allowed in Production, where the clock is the real one.");
        }
    }

    private static IEnumerable<OptionProblem> CheckSource(SourceOptions source, int index)
    {
        var key = $"Ioc:Sources:{index}";
        if (source.Id.Length is 0 or > 64 || !source.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            yield return new OptionProblem($"{key}:Id", source.Id, "required: 1 to 64 letters, digits, '-', '_' or '.'.");
        }

        if (source.KeySha256 is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)))
        {
            yield return new OptionProblem(
                $"{key}:KeySha256", OptionText.Mask("KeySha256", hash), "64 hex digits, the SHA-256 of the key; not the key itself.");
        }

        foreach (var problem in source.Kind == SourceKind.Push ? CheckPushed(source, key) : CheckPulled(source, key))
        {
            yield return problem;
        }

        if (source.ExpectEvery is { } every && (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromDays(366)))
        {
            yield return Outside($"{key}:ExpectEvery", every, "1s to 366d.");
        }
    }

    private static IEnumerable<OptionProblem> CheckPushed(SourceOptions source, string key)
    {
        if (source.BaseUrl is not null)
        {
            yield return new OptionProblem($"{key}:BaseUrl", OptionText.Print(source.BaseUrl), "only for pulled kinds; a push source sends by itself.");
        }
    }

    private static IEnumerable<OptionProblem> CheckPulled(SourceOptions source, string key)
    {
        if (source.BaseUrl is not { Scheme: "http" or "https" })
        {
            yield return new OptionProblem(
                $"{key}:BaseUrl", source.BaseUrl is null ? null : OptionText.Print(source.BaseUrl),
                "required for a pulled source: an absolute http or https address.");
        }

        if (source.PollInterval < TimeSpan.FromSeconds(1) || source.PollInterval > TimeSpan.FromDays(1))
        {
            yield return Outside($"{key}:PollInterval", source.PollInterval, "1s to 1d.");
        }

        if (source.Timeout < TimeSpan.FromMilliseconds(100) || source.Timeout > TimeSpan.FromMinutes(10))
        {
            yield return Outside($"{key}:Timeout", source.Timeout, "0.1s to 10m.");
        }

        if (source.Key is not null && source.KeyFile is not null)
        {
            yield return new OptionProblem($"{key}:KeyFile", source.KeyFile, "either Key or KeyFile, not both.");
        }
        else if (source.KeyFile is not null && !File.Exists(source.KeyFile))
        {
            yield return new OptionProblem($"{key}:KeyFile", source.KeyFile, "a file that exists and can be read.");
        }
    }

    private static IEnumerable<OptionProblem> CheckIds(List<SourceOptions> sources) =>
        sources.Select((source, index) => (source.Id, Index: index))
            .GroupBy(entry => entry.Id, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Key.Length > 0)
            .SelectMany(group => group.Skip(1))
            .Select(entry => new OptionProblem($"Ioc:Sources:{entry.Index}:Id", entry.Id, "an id that no other source has."));

    private static OptionProblem Outside(string key, object? value, string legal) => new(key, OptionText.Print(value), legal);
}
