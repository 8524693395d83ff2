using System.Globalization;

namespace Ioc.Kpi.Catalogues;

/// <summary>One thing that is wrong in a catalogue file.</summary>
/// <param name="Fault">Its kind.</param>
/// <param name="Line">The line or row in the file; 0 when it concerns the file as a whole.</param>
/// <param name="Column">The column by its name; null when it concerns the whole row.</param>
/// <param name="Value">What stands in the cell, cut after <see cref="MaxValue"/> characters; null without a cell.</param>
/// <param name="Reason">What is wrong, in English, without a full stop.</param>
/// <param name="Legal">What would be right, in English, without a full stop.</param>
public sealed record CatalogueProblem(CatalogueFault Fault, int Line, string? Column, string? Value, string Reason, string Legal)
{
    public const int MaxValue = 80;

    public override string ToString()
    {
        var place = (Line, Column) switch
        {
            (0, null) => "",
            (0, var column) => $"column {column}: ",
            (var line, null) => string.Create(CultureInfo.InvariantCulture, $"line {line}: "),
            (var line, var column) => string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: "),
        };
        return $"{place}{(Value is { Length: > 0 } ? $"'{Value}' " : "")}{Reason}; legal: {Legal}.";
    }

    internal static string Shown(string value)
    {
        var cut = value.Length <= MaxValue ? value : value[..(char.IsHighSurrogate(value[MaxValue - 1]) ? MaxValue - 1 : MaxValue)] + "…";
        return string.Concat(cut.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
