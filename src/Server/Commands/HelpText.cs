namespace Ioc.Server.Commands;

/// <summary>`ioc --help`.</summary>
internal static class HelpText
{
    public const string Text = """
        ioc - operations room for a province's administrative dossiers

          ioc [--target=all]                 run the service
          ioc import FILE.csv --source=ID [--mapping=FILE.yaml]
                                             import a file of dossiers; exit 0 everything read,
                                             3 some rows rejected, 2 not readable
          ioc series rebuild --from=YYYY-MM-DD --to=YYYY-MM-DD
                                             compute the daily values of days that are over anew, beside a
                                             running service; says which days are exact, goes on where it
                                             was broken off; see "Rebuilding" in docs/series.md
          ioc check-config                   print the effective options and every problem; exit 0 or 2
          ioc continue-journal               go on from state.db where journal.db is lost or older;
                                             see "Restore" in docs/operations.md
          ioc user add NAME --role=viewer|operator|admin
                                             make an account; the password is asked for, or read from
                                             the first line of the input
          ioc user list                      every account with its role and state
          ioc user password NAME             set another password; opens a lock, ends every session
          ioc user disable|enable NAME       shut an account, or open it again
          ioc user sign-out NAME             end every session of an account
          ioc user role NAME viewer|operator|admin
                                             give an account another role; ends every session of it
          ioc audit verify                   walk the chain of the audit log; exit 0 when it is whole,
                                             4 with the first line that is not as it was written
          ioc rules check [FOLDER]           every problem of the rule files of alerts; exit 0 or 2
          ioc rules test FILE...             play tests of rules (docs/alerts.md); exit 0 all as expected,
                                             3 some not, 2 not readable
          ioc --help                         this text

        Options come from appsettings.json beside the program, from the environment (Ioc__DataDirectory=...)
        and from the command line (--Ioc:DataDirectory=...), the later ones winning.
        Where to listen: --urls=http://127.0.0.1:5080 or ASPNETCORE_URLS.
        """;

    /// <summary>Prints the text, or why the words were refused.</summary>
    public static int Say(CommandLine command)
    {
        var output = command.Problem is null ? Console.Out : Console.Error;
        output.WriteLine(command.Problem ?? Text);
        return command.Problem is null ? ExitCode.Done : ExitCode.Refused;
    }
}
