using Ioc.Dashboard.Access;
using Ioc.Kpi.Board;
using Ioc.Kpi.Indicators;
using Ioc.Server.Configuration;
using Ioc.Server.Hosting;
using Ioc.Storage.Accounts;
using Ioc.Storage.Indicators;
using Ioc.Storage.Tasks;
using Microsoft.AspNetCore.DataProtection;

namespace Ioc.Server.Roles;

/// <summary>The accounts, the audit log, and the keys that protect sessions and forms: files of the data directory, so that a restart signs nobody out.</summary>
internal static class Accounts
{
    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        var files = settings.StorageOptions();
        services.AddSingleton(new AccountStore(files.AccountFile));
        services.AddSingleton(new AuditLog(files.AccountFile));

        // Made by the container, so that it closes the file.
        services.AddSingleton(_ => new AccountWatch(files.AccountFile));

        // The real clock, also where the figures run on a shifted one: a lock or a session must not end early.
        services.AddSingleton(new AccessClock(TimeProvider.System));
        services.AddDataProtection().SetApplicationName("ioc").PersistKeysToFileSystem(KeyFolder.Make(files.KeyFolder));
    }

    /// <summary>Reads the accounts and what was entered, before any role starts.</summary>
    public static void LoadAccounts(this IServiceProvider services)
    {
        services.GetRequiredService<AccountBook>().Renew();
        services.GetRequiredService<IndicatorShelf>().Current = services.GetRequiredService<IndicatorStore>().Load();
        services.GetRequiredService<SurroundingsBook>().Tasks = services.GetRequiredService<TaskEvidenceStore>().Load();
    }
}
