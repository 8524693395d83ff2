namespace Ioc.Storage.Series.Influx;

/// <summary>`Ioc:Influx`: the InfluxDB that keeps the series where `Ioc:Series:Kind` is `influx`.</summary>
public sealed class InfluxOptions
{
    /// <value>Its address, such as <c>http://127.0.0.1:8086</c>; required, without user and password.</value>
    public Uri? Url { get; set; }

    /// <value>The major version of the server: 1, 2 or 3. Default 1.</value>
    public int Version { get; set; } = 1;

    /// <value>The database that is written (1.x, 3.x) and asked (2.x: the database that is mapped to the bucket). Default <c>ioc</c>.</value>
    public string Database { get; set; } = "ioc";

    /// <value>2.x: the organisation.</value>
    public string? Org { get; set; }

    /// <value>2.x: the bucket that is written. Default: the name of the database.</value>
    public string? Bucket { get; set; }

    /// <value>1.x: the user; nobody where the server asks for none.</value>
    public string? User { get; set; }

    /// <value>1.x: the password of the user.</value>
    public string? Password { get; set; }

    /// <value>2.x and 3.x: the token.</value>
    public string? Token { get; set; }

    /// <value>How long one request may take. Default 10 s.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <value>How long making a connection may take. Default 5 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What is written, in the word of the version.</summary>
    internal string Target => Version == 2 && Bucket is { Length: > 0 } bucket ? bucket : Database;
}
