using System.Globalization;
using Ioc.BoardLoad;

// Arguments: thousands of dossiers for each round; default 100 1000 5000.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int[] rounds = args.Length > 0 ? [.. args.Select(int.Parse)] : [100, 1000, 5000];
foreach (var thousands in rounds)
{
    await new BoardRound(thousands * 1000).RunAsync();
}
