using System.Text.Json;

namespace Ioc.Testing;

/// <summary>A real dossier data set beside the project, with the values that an independent program computed from it.</summary>
public sealed class RealDataSet
{
    public const string Variable = "IOC_REAL_DATA";

    private RealDataSet(string folder)
    {
        File = Path.Combine(folder, "dossiers.csv");
        Expected = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
        var rows = System.IO.File.ReadAllLines(File);
        Header = rows[0];
        Rows = rows[1..];
    }

    public string File { get; }

    public string Header { get; }

    /// <summary>The data rows as they stand in the file; none of the sets has a quoted cell.</summary>
    public IReadOnlyList<string> Rows { get; }

    public JsonElement Expected { get; }

    public string Now => Expected.GetProperty("now").GetString()!;

    /// <summary>Physical lines of rows without a received time, by an own reading of the file.</summary>
    public IReadOnlyList<int> LinesWithoutReceived =>
        [.. Rows.Select((row, index) => (row, line: index + 2)).Where(pair => pair.row.Split(',')[4].Length == 0).Select(pair => pair.line)];

    /// <summary>The set, or null where the data does not lie beside this checkout.</summary>
    public static RealDataSet? Find(string name)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(Repository(), "..", "shared", "data");
        var folder = Path.Combine(root, name);
        return Directory.Exists(folder) ? new RealDataSet(folder) : null;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Ioc.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Ioc.sln above the tests.");
        }

        return folder.FullName;
    }
}
