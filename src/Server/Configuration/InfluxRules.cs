using Ioc.Storage.Series.Influx;

namespace Ioc.Server.Configuration;

/// <summary>What `Ioc:Influx` and `Ioc:Series:Spool` must satisfy where the series are kept in an InfluxDB.</summary>
internal static class InfluxRules
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static IEnumerable<OptionProblem> Check(IocOptions options)
    {
        if (options.Series.Spool.Megabytes is < 16 or > 65_536)
        {
            yield return new OptionProblem("Ioc:Series:Spool:Megabytes", OptionText.Print(options.Series.Spool.Megabytes), "16 to 65536.");
        }

        if (options.Series.Kind == SeriesKind.Influx)
        {
            foreach (var problem in CheckServer(options.Influx))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<OptionProblem> CheckServer(InfluxOptions influx)
    {
        if (influx.Url is not { Scheme: "http" or "https" })
        {
            yield return new OptionProblem(
                "Ioc:Influx:Url", influx.Url is null ? null : OptionText.Print(influx.Url), "required for Ioc:Series:Kind = influx: an absolute http or https address.");
        }
        else if (influx.Url.UserInfo.Length > 0 || influx.Url.Query.Length > 0)
        {
            yield return new OptionProblem(
                "Ioc:Influx:Url", influx.Url.GetLeftPart(UriPartial.Path).Replace(influx.Url.UserInfo, "********", StringComparison.Ordinal),
                "an address without user, password and query; they stand in Ioc:Influx:User, :Password and :Token.");
        }

        if (influx.Version is < 1 or > 3)
        {
            yield return new OptionProblem("Ioc:Influx:Version", OptionText.Print(influx.Version), "1, 2 or 3.");
        }

        if (string.IsNullOrWhiteSpace(influx.Database))
        {
            yield return new OptionProblem("Ioc:Influx:Database", influx.Database, "the name of a database.");
        }

        if (influx.Version == 2 && string.IsNullOrWhiteSpace(influx.Org))
        {
            yield return new OptionProblem("Ioc:Influx:Org", influx.Org, "required for version 2: the organisation that owns the bucket.");
        }

        if (influx.Version > 1 && string.IsNullOrEmpty(influx.Token))
        {
            yield return new OptionProblem("Ioc:Influx:Token", null, $"required for version {influx.Version}; best in the environment, as Ioc__Influx__Token.");
        }

        if (influx.Version == 1 && !string.IsNullOrEmpty(influx.Password) && string.IsNullOrEmpty(influx.User))
        {
            yield return new OptionProblem("Ioc:Influx:User", null, "required where there is a password.");
        }

        foreach (var (name, span) in new[] { ("Timeout", influx.Timeout), ("ConnectTimeout", influx.ConnectTimeout) })
        {
            if (span < Shortest || span > Longest)
            {
                yield return new OptionProblem($"Ioc:Influx:{name}", OptionText.Print(span), "0.1s to 5m.");
            }
        }
    }
}
