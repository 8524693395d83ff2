namespace Ioc.Kpi.Trust;

/// <summary>All checks in the order of their numbers.</summary>
public static class TrustCatalogue
{
    /// <summary>Every definition in this assembly: a new check is a new file, and no list has to be edited.</summary>
    public static IReadOnlyList<TrustCheck> All { get; } =
    [
        .. typeof(TrustCheck).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(TrustCheck)) && !type.IsAbstract)
            .Select(type => (TrustCheck)Activator.CreateInstance(type)!)
            .OrderBy(check => check.Number),
    ];

    internal static readonly RecordCheck[] OfRecords = [.. All.OfType<RecordCheck>()];

    private static readonly Dictionary<TrustCheck, int> Index = All.Select((check, index) => (check, index)).ToDictionary();

    public static TrustCheck? Find(string id) => All.FirstOrDefault(check => check.Id == id);

    internal static int IndexOf(TrustCheck check) => Index[check];
}
