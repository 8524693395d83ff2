using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Ingest.Delivery;
using Ioc.Ingest.Imports;
using Ioc.Server.Commands;

namespace Ioc.Server.Imports;

/// <summary>What an import came to, in the words of the API; `Problem` says why reading stopped before the end.</summary>
internal sealed record ImportReport(
    int Accepted, int Unchanged, int Suspect, int RejectedTotal, IReadOnlyList<RejectedRecord> Rejected, long Rows,
    IReadOnlyList<string> IgnoredColumns, string? Problem)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static ImportReport Of(ImportResult result) => new(
        result.Accepted, result.Unchanged, result.Suspect, result.RejectedTotal, result.Rejected, result.Rows, result.IgnoredColumns, result.Problem);

    /// <summary>Prints the counts to the output and a problem to the error stream.</summary>
    /// <returns>The exit code of the command.</returns>
    public int Say()
    {
        Console.WriteLine(JsonSerializer.Serialize(this, Json));
        if (Problem is not null)
        {
            Console.Error.WriteLine($"The file was not read to its end: {Problem}");
            return ExitCode.Refused;
        }

        return RejectedTotal == 0 ? ExitCode.Done : ExitCode.SomeRejected;
    }
}
