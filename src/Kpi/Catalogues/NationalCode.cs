namespace Ioc.Kpi.Catalogues;

/// <summary>The national part of a procedure's code (exchange.md 2.2): `1.001234` of `1.001234.000.00.00.H49` and of `1.001234.H49`.</summary>
public static class NationalCode
{
    private const int Length = 8;

    /// <summary>The code without its local suffix; a code of another form is its own national code.</summary>
    public static string Of(string code) => Length < code.Length && HasForm(code) ? code[..Length] : code;

    /// <summary>Whether it looks like a national code that a spreadsheet took for a number, dropping the zeros at its end (`1.00123`).</summary>
    internal static bool HasLostZeros(ReadOnlySpan<char> code) =>
        code.Length is > 1 and < Length && char.IsAsciiDigit(code[0]) && code[1] == '.'
        && code[2..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool HasForm(ReadOnlySpan<char> code) =>
        code[0] is >= '1' and <= '9' && code[1] == '.' && code[2..Length].IndexOfAnyExceptInRange('0', '9') < 0 && code[Length] == '.';
}
