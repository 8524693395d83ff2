using System.Collections;
using System.Runtime.CompilerServices;

namespace Ioc.Dashboard.Scenes;

/// <summary>A list that equals another with equal elements, so that records holding one compare by content.</summary>
[CollectionBuilder(typeof(EqualListBuilder), nameof(EqualListBuilder.Create))]
public sealed class EqualList<T>(T[] items) : IReadOnlyList<T>, IEquatable<EqualList<T>>
{
    public static readonly EqualList<T> Empty = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(EqualList<T>? other) =>
        other is not null && items.AsSpan().SequenceEqual(other.Span, EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as EqualList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private ReadOnlySpan<T> Span => items;
}
