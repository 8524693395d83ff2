namespace Ioc.Load.Http;

/// <summary>What a server said.</summary>
/// <param name="Body">Valid until the next request on the same line.</param>
/// <param name="RetryAfter">Seconds of `Retry-After`; null without one.</param>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body, int? RetryAfter);
