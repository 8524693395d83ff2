using System.Text.Json;

namespace Ioc.Ingest.Series.Rebuilding;

/// <summary>How far a rebuilding has come, in a file of the data directory, so that one that was broken off goes on where it stood.</summary>
internal sealed class RebuildBookmark(string path)
{
    /// <summary>The day to go on with: the one after the last that was finished in a run over the same days, else the first.</summary>
    public DateOnly Next(RebuildRange range) => Read() is { } mark && mark.From == range.From && mark.To == range.To ? mark.Done.AddDays(1) : range.From;

    /// <summary>Durable on return.</summary>
    public void Move(RebuildRange range, DateOnly done)
    {
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, new Mark(range.From, range.To, done));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>The next run over these days begins anew.</summary>
    public void Clear() => File.Delete(path);

    private Mark? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Mark>(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // No bookmark, or half of one: every day is done, which is right and only takes longer.
            return null;
        }
    }

    private sealed record Mark(DateOnly From, DateOnly To, DateOnly Done);
}
