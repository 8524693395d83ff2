using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Ioc.Server.Hosting;

/// <summary>Tells what a person can mend from a fault of the program, which keeps its stack trace.</summary>
internal static class StartFault
{
    /// <returns>Cause and cure in one sentence or two; null for a fault of the program.</returns>
    public static string? Explain(Exception exception) => exception switch
    {
        StoresUnusableException => exception.Message,
        InvalidDataException { InnerException: { } cause } => $"{exception.Message} {Innermost(cause).Message} Mend the file.",
        InvalidDataException => exception.Message,
        IOException { InnerException: AddressInUseException } or SocketException =>
            $"{exception.Message.TrimEnd('.')}. Name another address with --urls or ASPNETCORE_URLS, or stop the program that listens there.",
        FormatException when exception.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"{exception.Message}. An address in --urls or ASPNETCORE_URLS is written http://127.0.0.1:5080.",
        IOException or UnauthorizedAccessException => $"{exception.Message} Let the account of the service read and write it.",
        DbException => $"A store in the data directory cannot be used: {exception.Message.TrimEnd('.')}. Let the account of the service write there, and see that the disk has room.",
        _ => null,
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
