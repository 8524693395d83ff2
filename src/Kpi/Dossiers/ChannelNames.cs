namespace Ioc.Kpi.Dossiers;

/// <summary>The words for channels in the API, in imports and in filters.</summary>
public static class ChannelNames
{
    public const int Count = 5;

    private static readonly string[] Names = ["unknown", "counter", "online", "postal", "other"];

    public static string Of(Channel channel) => Names[(int)channel];

    public static bool TryParse(ReadOnlySpan<char> name, out Channel channel)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.Ordinal))
            {
                channel = (Channel)i;
                return true;
            }
        }

        channel = Channel.Unknown;
        return false;
    }
}
