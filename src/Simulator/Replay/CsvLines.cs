using System.Text;

namespace Ioc.Simulator.Replay;

/// <summary>Splits CSV (RFC 4180: commas, quotes doubled inside quotes, line breaks allowed inside quotes) into rows of cells.</summary>
internal static class CsvLines
{
    public static IEnumerable<string[]> Read(TextReader text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        int next;
        while ((next = text.Read()) >= 0)
        {
            var letter = (char)next;
            if (quoted && letter == '"' && text.Peek() == '"')
            {
                text.Read();
                cell.Append('"');
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || letter is not (',' or '\n' or '\r'))
            {
                cell.Append(letter);
            }
            else if (letter != '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    yield return [.. cells];
                    cells.Clear();
                }
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(cell.ToString());
            yield return [.. cells];
        }
    }
}
