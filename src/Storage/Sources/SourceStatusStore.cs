using System.Text.Json;
using Ioc.Kpi.Sources;
using Ioc.Storage.Checkpoints;
using Ioc.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ioc.Storage.Sources;

/// <summary>
/// Carries the counters of the sources over a restart, in the SQLite file of the service's state (shared with the checkpoint).
/// Any thread may call.
/// </summary>
public sealed class SourceStatusStore(string path)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new MomentJson() } };

    /// <summary>Stores one row a source; what is stored of other sources stays.</summary>
    public void Save(IReadOnlyList<SourceStatus> statuses)
    {
        using var database = Database.Open(path, StateSchema.Tables);
        using var upsert = database.Prepare(
            "INSERT INTO source_status (source, status) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET status = excluded.status");
        database.InTransaction(() =>
        {
            foreach (var status in statuses)
            {
                upsert.Bind(1, status.Id).Bind(2, JsonSerializer.Serialize(status, Json)).Run();
            }
        });
    }

    /// <summary>All stored sources by id, for <see cref="SourceBook.Restore"/>. Rows that cannot be read are left out.</summary>
    /// <exception cref="CheckpointDamagedException">The state file is damaged as a whole.</exception>
    public IReadOnlyList<SourceStatus> Load()
    {
        try
        {
            using var database = Database.Open(path, StateSchema.Tables);
            using var select = database.Prepare("SELECT status FROM source_status ORDER BY source");
            var statuses = new List<SourceStatus>();
            while (select.Step())
            {
                if (Read(select.Text(0)) is { } status)
                {
                    statuses.Add(status);
                }
            }

            return statuses;
        }
        catch (SqliteException error) when (Damage.Is(error))
        {
            throw new CheckpointDamagedException("The state file is damaged.", error);
        }
    }

    private static SourceStatus? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SourceStatus>(text, Json);
        }
        catch (JsonException)
        {
            // Counters of an older shape are not worth a failed start: they begin again at zero.
            return null;
        }
    }
}
