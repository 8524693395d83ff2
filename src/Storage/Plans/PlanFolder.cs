using Ioc.Kpi.Plans.Book;
using Ioc.Kpi.Plans.Files;

namespace Ioc.Storage.Plans;

/// <summary>The folder of the plan files: `*.json`, without `*.schema.json` and without folders below it.</summary>
public static class PlanFolder
{
    /// <summary>Reads the folder and gives the book what it holds. A folder that cannot be read leaves every plan in force.</summary>
    /// <returns>The plans in force from now on.</returns>
    public static PlanSnapshot LoadInto(PlanBook book, string directory)
    {
        try
        {
            return book.Load([.. Files(directory).Select(Read)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return book.Refuse(new PlanProblem(directory, "", $"The folder cannot be read: {exception.Message}", "Set Ioc:Plans:Directory to a folder that can."));
        }
    }

    /// <summary>The codes of the plan files in the folder, whatever they hold; none where the folder cannot be read.</summary>
    public static IReadOnlyList<string> Codes(string directory)
    {
        try
        {
            return [.. Files(directory).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory.EnumerateFiles(directory, "*.json").Where(file => file.EndsWith(".json", StringComparison.Ordinal)
            && !file.EndsWith(".schema.json", StringComparison.Ordinal));

    private static PlanFileContent Read(string file)
    {
        var name = Path.GetFileName(file);
        try
        {
            // Looked at before reading: a file that is too large is refused, not loaded.
            var length = new FileInfo(file).Length;
            return length > PlanFile.LargestBytes
                ? new PlanFileContent(name, default, $"It has {length} bytes, more than the {PlanFile.LargestBytes} of a plan.")
                : new PlanFileContent(name, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PlanFileContent(name, default, $"It cannot be read: {exception.Message}");
        }
    }
}
