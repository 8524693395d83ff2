using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Kpi.Accounts;
using Ioc.Kpi.Time;
using Ioc.Server.Commands;
using Ioc.Server.Configuration;
using Ioc.Server.Roles;
using Ioc.Storage.Accounts;

namespace Ioc.Server.Accounts;

/// <summary>`ioc user`: makes, lists, changes and shuts accounts on the machine of the service, whether it runs or not; it notices within a second.</summary>
internal sealed class UserCommand(Settings settings, PasswordPrompt prompt, TextWriter output, TextWriter errors)
{
    private const string From = "console";

    private readonly AccountStore _accounts = new(settings.StorageOptions().AccountFile);
    private readonly LocalTime _zone = new(settings.TimeZone);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Who runs the command, for the audit log.</summary>
    private static string By => "shell:" + Environment.UserName;

    public int Run(CommandLine command)
    {
        if (command.Action == UserAction.List)
        {
            return List();
        }

        var name = AccountName.Plain(command.Account!);
        return command.Action switch
        {
            UserAction.Add => Add(name, command.Role!.Value),
            UserAction.Password => SetPassword(name),
            UserAction.Disable => Say(_accounts.SetDisabled(name, true, By, From, Now), name, $"{name} is disabled, and every session of it has ended."),
            UserAction.Role => SetRole(name, command.Role!.Value),
            UserAction.Enable => Say(_accounts.SetDisabled(name, false, By, From, Now), name, $"{name} can sign in again."),
            _ => Say(_accounts.SignOutEverywhere(name, By, From, Now), name, $"Every session of {name} has ended."),
        };
    }

    private int Add(string name, Role role)
    {
        if (!AccountName.IsLegal(name))
        {
            return Refuse($"This is no name for an account. Legal: {AccountName.Legal}.");
        }

        if (Find(name) is { } there)
        {
            return Refuse(TakenName(there));
        }

        if (ReadHash(name) is not { } hash)
        {
            return ExitCode.Refused;
        }

        // Asked again under the lock of the file: another command may have been faster.
        return _accounts.TryAdd(name, role, hash, By, From, Now)
            ? Done($"{name} can sign in as {RoleWords.Of(role)}. From now on reading needs an account.")
            : Refuse($"There is an account {name} already.");
    }

    private int SetPassword(string name)
    {
        if (Find(name) is null)
        {
            return Unknown(name);
        }

        return ReadHash(name) is not { } hash ? ExitCode.Refused
            : Say(_accounts.SetPassword(name, hash, By, From, Now), name, $"{name} has another password, and every session of it has ended.");
    }

    private int SetRole(string name, Role role) => Find(name) is not { } account ? Unknown(name)
        : account.Role == role ? Done($"{name} is {RoleWords.Of(role)} already; nothing has changed.")
        : Say(_accounts.SetRole(name, role, By, From, Now), name, $"{name} is {RoleWords.Of(role)} now and was {RoleWords.Of(account.Role)}; every session of it has ended.");

    private string? ReadHash(string name)
    {
        if (prompt.Read(name) is not { } password)
        {
            return null;
        }

        if (PasswordRules.Check(password, name) is { } fault)
        {
            errors.WriteLine($"The password is refused: {Words(fault)}. Legal: {PasswordRules.Legal}.");
            return null;
        }

        return Passwords.Hash(password);
    }

    private int List()
    {
        var accounts = _accounts.Load();
        if (accounts.Count == 0)
        {
            return Done("There is no account: whoever reaches the service can read. Make one: ioc user add NAME --role=admin");
        }

        var width = accounts.Max(account => account.Name.Length);
        foreach (var account in accounts)
        {
            var state = account.Disabled ? "disabled" : account.IsLocked(Now) ? $"locked until {Local(account.LockedUntil!.Value)}" : "active";
            output.WriteLine($"{account.Name.PadRight(width)}  {RoleWords.Of(account.Role),-8}  {state}, since {Local(account.CreatedAt)}");
        }

        return ExitCode.Done;
    }

    private Account? Find(string name) => _accounts.Load().FirstOrDefault(account => account.Name == name);

    private string Local(DateTimeOffset time) => _zone.ToLocal(Moment.From(time)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private int Say(bool found, string name, string sentence) => found ? Done(sentence) : Unknown(name);

    private int Done(string sentence)
    {
        output.WriteLine(sentence);
        return ExitCode.Done;
    }

    private int Refuse(string sentence)
    {
        errors.WriteLine(sentence);
        return ExitCode.Refused;
    }

    private int Unknown(string name) => Refuse(
        AccountName.IsLegal(name) ? $"There is no account {name} in {settings.DataDirectory}; `ioc user list` lists those there are." : "There is no account of that name; `ioc user list` lists those there are.");

    private static string TakenName(Account there) => there.Disabled
        ? $"There is an account {there.Name} already, and it is disabled; names are never given twice. `ioc user enable {there.Name}` opens it again."
        : $"There is an account {there.Name} already. `ioc user password {there.Name}` sets another password.";

    private static string Words(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => "it is too short",
        PasswordFault.TooLong => "it is too long",
        PasswordFault.TooPlain => "it has too few kinds of characters for its length",
        PasswordFault.HoldsName => "it holds the name of the account",
        PasswordFault.TooRegular => "it is too regular",
        PasswordFault.WellKnown => "it is one that everybody tries first",
        _ => "it holds control characters or is no text",
    };
}
