using Ioc.Kpi.Board.Images;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Pieces come back as they were given, also where they do not fit into one block of the system's memory.</summary>
public sealed class PieceStoreTests
{
    [Fact]
    public void Pieces_come_back_in_their_order()
    {
        using var store = new PieceStore();
        var random = new Random(7);
        var pieces = Enumerable.Range(0, 300).Select(_ => RandomPiece(random)).ToList();
        pieces.ForEach(piece => store.Add(piece));

        Assert.Equal(300, store.Count);
        Assert.True(pieces.Sum(piece => (long)piece.Length) > 64 << 20, "More than one block is wanted.");
        AssertHolds(store, pieces);
        AssertHolds(store, pieces);
    }

    [Fact]
    public void What_was_given_back_can_be_filled_again()
    {
        using var store = new PieceStore();
        store.Add([1, 2, 3]);
        store.Dispose();
        Assert.Empty(store.Read());

        store.Add([4]);
        Assert.Equal([4], store.Read().Single().ToArray());
    }

    /// <remarks>Compared as spans: byte by byte by the assertion, seventy megabytes take a minute.</remarks>
    private static void AssertHolds(PieceStore store, List<byte[]> pieces)
    {
        var at = 0;
        foreach (var piece in store.Read())
        {
            Assert.True(pieces[at].AsSpan().SequenceEqual(piece.Span), $"Piece {at} is another.");
            at++;
        }

        Assert.Equal(pieces.Count, at);
    }

    private static byte[] RandomPiece(Random random)
    {
        var piece = new byte[random.Next(1, 1 << 19)];
        random.NextBytes(piece);
        return piece;
    }
}
