using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>A text within the limit of a messenger: as many alerts as have room, the others counted.</summary>
internal static class FittedText
{
    /// <param name="message">What is told.</param>
    /// <param name="mostItems">So many alerts at most.</param>
    /// <param name="longest">So many UTF-16 units at most.</param>
    /// <param name="write">How so many alerts are written.</param>
    public static string Of(AlertMessage message, int mostItems, int longest, Func<AlertMessage, int, string> write)
    {
        var most = Math.Min(mostItems, message.Items.Count);
        var text = write(message, most);
        while (text.Length > longest && most > 1)
        {
            text = write(message, --most);
        }

        // One alert with the longest texts that a rule may have is within the limit of every channel; the subject alone always is.
        return text.Length <= longest ? text : write(message, 0);
    }
}
