namespace Ioc.Storage.Series;

/// <summary>A series store on another machine did not do what it was asked.</summary>
/// <param name="fault">What the caller can do about it.</param>
/// <param name="message">One sentence for an operator; holds no secret and no more than 500 characters of what the server said.</param>
/// <param name="retryAfter">How long the server asked to be left alone, if it did.</param>
public sealed class SeriesStoreException(
    SeriesStoreFault fault, string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : IOException(message, innerException)
{
    public SeriesStoreFault Fault => fault;

    public TimeSpan? RetryAfter => retryAfter;
}
