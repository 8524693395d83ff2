using System.Data.Common;
using Ioc.Server.Commands;
using Ioc.Server.Configuration;
using Ioc.Server.Roles;
using Ioc.Storage.Accounts;

namespace Ioc.Server.Accounts;

/// <summary>`ioc audit verify`: walks the chain of the audit log, whether the service runs or not.</summary>
internal static class AuditCommand
{
    public static int Run(Settings settings, TextWriter output, TextWriter errors)
    {
        var file = settings.StorageOptions().AccountFile;
        if (!File.Exists(file))
        {
            errors.WriteLine($"There is no audit log: {file} does not exist. Name the folder of the service with Ioc:DataDirectory.");
            return ExitCode.Refused;
        }

        try
        {
            var verdict = new AuditLog(file).Verify();
            if (verdict.IsWhole)
            {
                output.WriteLine($"The audit log is whole: {verdict.Lines} line{(verdict.Lines == 1 ? "" : "s")}. The hash of the last one is {verdict.LastHash}.");
                output.WriteLine("Keep number and hash elsewhere: a later log in which that line has another hash, or is missing, was cut.");
                return ExitCode.Done;
            }

            errors.WriteLine(
                $"{file}: line {verdict.BrokenAt} of the audit log breaks the chain: {verdict.Reason}. {verdict.Lines} line{(verdict.Lines == 1 ? "" : "s")} before it "
                + "are as they were written; what comes from there on cannot be relied on. Hold it against the last backup.");
            return ExitCode.Broken;
        }
        catch (DbException exception)
        {
            errors.WriteLine($"{file} cannot be read: {exception.Message}");
            return ExitCode.Refused;
        }
    }
}
