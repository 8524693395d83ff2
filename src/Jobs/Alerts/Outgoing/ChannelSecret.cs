namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>A password, token or key of a channel. Read again for each message, so that it can be changed without a restart.</summary>
internal static class ChannelSecret
{
    /// <summary>Null when none is configured.</summary>
    /// <returns>False when it is configured but cannot be had; nothing that is said about it contains it.</returns>
    public static bool TryRead(string? value, string? file, out string? secret)
    {
        secret = value;
        try
        {
            secret = string.IsNullOrEmpty(file) ? value : File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        secret = secret?.Trim() is { Length: > 0 } text ? text : null;
        return secret?.Any(char.IsControl) != true;
    }
}
