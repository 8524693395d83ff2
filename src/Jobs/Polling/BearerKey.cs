using System.Net.Http.Headers;
using Ioc.Kpi.Sources;

namespace Ioc.Jobs.Polling;

/// <summary>The key that a pulled source wants to see. Read again for each request, so that a key can be changed without a restart.</summary>
internal static class BearerKey
{
    /// <summary>Null when the source wants none.</summary>
    /// <returns>False when a key is configured but cannot be had; the failure never contains it.</returns>
    public static bool TryRead(SourceOptions source, out AuthenticationHeaderValue? header, out PollFailure? failure)
    {
        header = null;
        failure = null;
        string? key = source.Key;
        try
        {
            key = string.IsNullOrEmpty(source.KeyFile) ? key : File.ReadAllText(source.KeyFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            failure = new PollFailure(PollFault.KeyUnreadable, "the key file cannot be read");
            return false;
        }

        key = key?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return true;
        }

        if (!key.All(letter => letter is > ' ' and < '\u007f'))
        {
            failure = new PollFailure(PollFault.KeyUnreadable, "the key has letters that a header cannot carry");
            return false;
        }

        header = new AuthenticationHeaderValue("Bearer", key);
        return true;
    }
}
