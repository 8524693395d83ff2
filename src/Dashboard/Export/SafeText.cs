namespace Ioc.Dashboard.Export;

/// <summary>Texts that a spreadsheet must not take for a formula (OWASP, CSV injection), and that fit into its XML.</summary>
internal static class SafeText
{
    /// <summary>A text that begins with a sign of a formula or a control character gets an apostrophe in front: it is then shown, never run.</summary>
    public static string Of(string text) => text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' || char.IsControl(text[0])) ? "'" + text : text;

    /// <summary>Without the characters that no XML may hold.</summary>
    public static string ForXml(string text) =>
        text.All(System.Xml.XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((letter, at) =>
            System.Xml.XmlConvert.IsXmlChar(letter)
            || (at + 1 < text.Length && System.Xml.XmlConvert.IsXmlSurrogatePair(text[at + 1], letter))
            || (at > 0 && System.Xml.XmlConvert.IsXmlSurrogatePair(letter, text[at - 1]))));
}
