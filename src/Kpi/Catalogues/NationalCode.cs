namespace Ioc.Kpi.Catalogues;

/// <summary>The national part of a procedure code: `1.001234` of `1.001234.000.00.00.H49` and `1.001234.H49` (exchange.md 2.2).</summary>
public static class NationalCode
{
    private const int Length = 8;

    /// <returns>The national part; the code itself when it has none.</returns>
    public static string Of(string code) =>
        code.Length > Length && code[1] == '.' && code[Length] == '.' && code[0] is >= '1' and <= '9'
        && !code.AsSpan(2, Length - 2).ContainsAnyExceptInRange('0', '9')
            ? code[..Length]
            : code;
}
