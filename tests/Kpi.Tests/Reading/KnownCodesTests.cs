using System.Text;
using Ioc.Kpi.Reading;
using Xunit;

namespace Ioc.Kpi.Tests.Reading;

/// <summary>What is found again is always the id of exactly these bytes.</summary>
public sealed class KnownCodesTests
{
    private readonly KnownCodes _known = new();

    [Fact]
    public void Of_more_codes_than_there_is_room_for_each_that_is_found_has_its_own_id()
    {
        var codes = Enumerable.Range(0, 20_000).Select(i => Encoding.UTF8.GetBytes($"{i % 7}.{i:000000}.000.00.00.H{i % 63}")).ToList();
        var found = 0;
        for (var round = 0; round < 2; round++)
        {
            for (var id = 0; id < codes.Count; id++)
            {
                if (_known.TryFind(codes[id], out var kept))
                {
                    Assert.Equal(id, kept);
                    found++;
                }

                _known.Keep(codes[id], id);
                Assert.True(_known.TryFind(codes[id], out kept));
                Assert.Equal(id, kept);
            }
        }

        Assert.InRange(found, 0, codes.Count);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("a", "aa")]
    [InlineData("12345678", "12345679")]
    [InlineData("12345678-x-12345678", "12345678-y-12345678")]
    public void Another_code_is_not_taken_for_a_kept_one(string code, string other)
    {
        _known.Keep(Encoding.UTF8.GetBytes(code), 5);
        Assert.False(_known.TryFind(Encoding.UTF8.GetBytes(other), out _));
    }

    [Fact]
    public void Few_codes_are_all_found_again()
    {
        for (var id = 0; id < 30; id++)
        {
            _known.Keep(Encoding.UTF8.GetBytes($"1.00{id:0000}"), id);
        }

        Assert.InRange(Enumerable.Range(0, 30).Count(id => _known.TryFind(Encoding.UTF8.GetBytes($"1.00{id:0000}"), out var kept) && kept == id), 27, 30);
    }

    [Fact]
    public void Empty_and_long_codes_are_not_kept()
    {
        var longest = new byte[KnownCodes.Longest];
        var longer = new byte[KnownCodes.Longest + 1];
        _known.Keep([], 1);
        _known.Keep(longest, 2);
        _known.Keep(longer, 3);
        Assert.False(_known.TryFind([], out _));
        Assert.False(_known.TryFind(longer, out _));
        Assert.True(_known.TryFind(longest, out var id));
        Assert.Equal(2, id);
    }
}
