namespace Ioc.Dashboard.Pages.Words;

/// <summary>Names that must fit a line; the twin of `shorten` in `format.js`.</summary>
internal static class NameWords
{
    public static string Shorten(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        var cut = name.LastIndexOf(' ', length - 1);
        return name[..(cut > length / 2 ? cut : length - 1)] + "…";
    }
}
