using Ioc.Jobs.Polling;
using Ioc.Jobs.Polling.Reference;
using Xunit;

namespace Ioc.Jobs.Tests.Polling;

public sealed class PageBufferTests
{
    [Fact]
    public async Task Endless_answer_is_read_to_the_limit_and_claims_no_more_memory_than_that()
    {
        var endless = new EndlessStream();
        var buffer = new PageBuffer();

        Assert.False(await buffer.TryFillAsync(endless, ReferencePoller.PageLimit, CancellationToken.None));

        Assert.Equal(ReferencePoller.PageLimit + 1, endless.Given);
        Assert.InRange(endless.LargestAsked, 1, ReferencePoller.PageLimit + 1);
        Assert.Equal(0, buffer.Capacity);
    }

    [Fact]
    public async Task Answer_of_exactly_the_limit_is_taken()
    {
        var buffer = new PageBuffer();

        Assert.True(await buffer.TryFillAsync(new MemoryStream(new byte[200_000]), 200_000, CancellationToken.None));

        Assert.Equal(200_000, buffer.Length);
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public int LargestAsked { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            LargestAsked = Math.Max(LargestAsked, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
