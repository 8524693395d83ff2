using Ioc.Kpi.Accounts;

namespace Ioc.Server.Commands;

/// <summary>Reads the words after `ioc user`.</summary>
internal static class UserWords
{
    private const string Forms =
        "ioc user add NAME --role=viewer|operator|admin, ioc user list, ioc user disable|enable|password|sign-out NAME, "
        + "ioc user role NAME viewer|operator|admin";

    private static readonly Dictionary<string, UserAction> Actions = new(StringComparer.Ordinal)
    {
        ["add"] = UserAction.Add,
        ["list"] = UserAction.List,
        ["disable"] = UserAction.Disable,
        ["enable"] = UserAction.Enable,
        ["password"] = UserAction.Password,
        ["sign-out"] = UserAction.SignOut,
        ["role"] = UserAction.Role,
    };

    /// <param name="words">`user` and what follows, without options.</param>
    /// <param name="role">The value of `--role`; null when it is not given.</param>
    public static CommandLine Parse(IReadOnlyList<string> words, string? role)
    {
        if (words.Count < 2 || !Actions.TryGetValue(words[1], out var action))
        {
            return Refused($"What shall be done with which account? {Forms}");
        }

        if (action == UserAction.Role && role is null && words.Count == 4)
        {
            return RoleWords.Find(words[3]) is { } given
                ? new CommandLine(Verb.User) { Action = action, Account = words[2], Role = given }
                : Refused($"There is no such role; one of {string.Join(", ", RoleWords.All)}: ioc user role NAME viewer");
        }

        if (action == UserAction.Role)
        {
            return Refused($"A role is changed with the name of an account and its new role, one of {string.Join(", ", RoleWords.All)}: ioc user role NAME viewer");
        }

        if (words.Count != (action == UserAction.List ? 2 : 3))
        {
            return Refused(
                words.Count > 3 ? $"Too many words; a password is never one of them, it is asked for. {Forms}"
                : action == UserAction.List ? "ioc user list takes no name." : $"The name of the account is missing: ioc user {words[1]} NAME");
        }

        if (action == UserAction.Add != role is not null || (role is not null && RoleWords.Find(role) is null))
        {
            return Refused(
                action != UserAction.Add ? $"--role belongs to ioc user add only. {Forms}"
                : $"An account needs a role, one of {string.Join(", ", RoleWords.All)}: ioc user add NAME --role=viewer");
        }

        return new CommandLine(Verb.User) { Action = action, Account = words.ElementAtOrDefault(2), Role = RoleWords.Find(role) };
    }

    private static CommandLine Refused(string problem) => new(Verb.Refused, problem);
}
