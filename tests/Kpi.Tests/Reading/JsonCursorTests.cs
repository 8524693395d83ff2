using System.Text;
using System.Text.Json;
using Ioc.Kpi.Reading;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

/// <summary>The cursor accepts exactly what the platform's reader accepts, and finds the same tokens in it.</summary>
public sealed class JsonCursorTests
{
    private const int MaxDepth = 32;
    private const int Seed = 20261125;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"\"", "\"\\n\\u00e1\\\"\"", "\"\\x\"", "\"\\u12g4\"", "\"open", "\"tab\tin it\"", "0", "-0", "01", "-", "1.5", "1.",
        ".5", "1e5", "1E+5", "1e", "1e400", "true", "false", "null", "tru", "nulls", " ", "\n", "\r\n", "\t", "\v", "\u00a0", "\ufeff", "NaN", "//x", "'a'",
        "\"a long text that is more than sixteen bytes\"", "\"sixteen bytes: \\\\\"", "\"ở Ễ Ậ\"", "{\"a\":1}", "[1,2]", "[{\"b\":[]}]", "{\"a\":{}}",
    ];

    [Fact]
    public void Random_texts_are_accepted_or_refused_as_by_the_platforms_reader()
    {
        var random = new Random(Seed);
        var accepted = 0;
        for (var i = 0; i < 300_000; i++)
        {
            var text = Encoding.UTF8.GetBytes(i % 2 == 0 ? Soup(random) : Cut(random, Value(random, 0)));
            var expected = PlatformTokens(text);
            Assert.True(expected == CursorTokens(text), $"Text {i} of seed {Seed}: {Encoding.UTF8.GetString(text)}");
            accepted += expected is null ? 0 : 1;
        }

        Assert.InRange(accepted, 30_000, 270_000);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Depth_is_limited(int depth, bool accepted)
    {
        var text = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        Assert.Equal(accepted, CursorTokens(text) is not null);
        Assert.Equal(accepted, PlatformTokens(text) is not null);
    }

    /// <summary>Far deeper than any stack of calls: what is passed over costs one bit a level.</summary>
    [Fact]
    public void Passes_over_what_is_nested_very_deeply()
    {
        const int Depth = 1_000_000;
        var mixed = string.Concat(Enumerable.Range(0, Depth).Select(i => i % 3 == 0 ? "{\"a\":" : "["));
        var closing = string.Concat(Enumerable.Range(0, Depth).Reverse().Select(i => i % 3 == 0 ? "}" : "]"));
        var json = new JsonCursor(Encoding.UTF8.GetBytes(mixed + "1" + closing), int.MaxValue);
        json.Skip();
        json.End();
        Assert.Throws<JsonException>(() =>
        {
            var wrong = new JsonCursor(Encoding.UTF8.GetBytes(mixed + "1" + closing.Replace('}', ']')), int.MaxValue);
            wrong.Skip();
        });
    }

    [Fact]
    public void Fault_says_line_and_byte()
    {
        var fault = Assert.Throws<JsonException>(() =>
        {
            var json = new JsonCursor("[1,\n 2,\n  x]"u8, MaxDepth);
            json.Skip();
        });
        Assert.Equal((2L, 2L), (fault.LineNumber, fault.BytePositionInLine));
    }

    [Fact]
    public void Cursor_goes_on_behind_an_item()
    {
        var text = "[1, {\"a\":2} ,3 ]  "u8;
        var json = new JsonCursor(text, MaxDepth);
        json.Peek();
        json.Enter();
        Assert.True(json.NextItem());
        json.Skip();
        var later = JsonCursor.BehindItem(text, MaxDepth, json.Position);
        Assert.True(later.NextItem());
        Assert.Equal(JsonKind.Object, later.Peek());
        later.Skip();
        Assert.True(later.NextItem());
        later.Skip();
        Assert.False(later.NextItem());
        later.End();
    }

    private static string Soup(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Value(Random random, int depth) => random.Next(depth > 4 ? 3 : 5) switch
    {
        0 => "\"" + new string('x', random.Next(40)) + (random.Next(3) == 0 ? "\\u0041\\\\" : "") + new string('y', random.Next(20)) + "\"",
        1 => random.Next(-1000, 1000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        2 => random.Next(2) == 0 ? "true" : "null",
        3 => "[" + string.Join(random.Next(2) == 0 ? "," : " , ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(i => $"\"f{i}\": {Value(random, depth + 1)}")) + "}",
    };

    /// <summary>Most are left as they are; some lose a piece or get a byte changed.</summary>
    private static string Cut(Random random, string text) => random.Next(4) switch
    {
        0 => text[..random.Next(text.Length)],
        1 => text.Remove(random.Next(text.Length), 1),
        2 => text.Insert(random.Next(text.Length), Pieces[random.Next(Pieces.Length)]),
        _ => text,
    };

    /// <summary>The tokens in one text; null when it is not JSON.</summary>
    private static string? PlatformTokens(ReadOnlySpan<byte> text)
    {
        var found = new StringBuilder();
        try
        {
            var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (json.Read())
            {
                found.Append(json.TokenType switch
                {
                    JsonTokenType.StartObject => "{",
                    JsonTokenType.EndObject => "}",
                    JsonTokenType.StartArray => "[",
                    JsonTokenType.EndArray => "]",
                    JsonTokenType.PropertyName => Token("N", json.ValueIsEscaped, json.ValueSpan),
                    JsonTokenType.String => Token("S", json.ValueIsEscaped, json.ValueSpan),
                    _ => Encoding.UTF8.GetString(json.ValueSpan) + ";",
                });
            }

            return found.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Token(string kind, bool isEscaped, ReadOnlySpan<byte> text) =>
        kind + (isEscaped ? "\\" : "") + Encoding.UTF8.GetString(text) + ";";

    private static string? CursorTokens(ReadOnlySpan<byte> text)
    {
        var found = new StringBuilder();
        try
        {
            var json = new JsonCursor(text, MaxDepth);
            Walk(ref json, found);
            json.End();
            return found.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Walk(ref JsonCursor json, StringBuilder found)
    {
        switch (json.Peek())
        {
            case JsonKind.Object:
                json.Enter();
                found.Append('{');
                while (json.NextField(out var name, out var escapedName))
                {
                    found.Append(Token("N", escapedName, name));
                    Walk(ref json, found);
                }

                found.Append('}');
                break;
            case JsonKind.Array:
                json.Enter();
                found.Append('[');
                while (json.NextItem())
                {
                    Walk(ref json, found);
                }

                found.Append(']');
                break;
            case JsonKind.Text:
                var text = json.Text(out var escaped);
                found.Append(Token("S", escaped, text));
                break;
            case JsonKind.Number:
                found.Append(Encoding.UTF8.GetString(json.Number())).Append(';');
                break;
            case JsonKind.Truth:
                found.Append(json.Truth() ? "true;" : "false;");
                break;
            default:
                json.Skip();
                found.Append("null;");
                break;
        }
    }
}
