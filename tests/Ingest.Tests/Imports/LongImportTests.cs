using System.Text;
using Ioc.Ingest.Imports;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests.Imports;

[Collection("memory")]
public sealed class LongImportTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_length_of_the_file()
    {
        using var folder = new TemporaryFolder();
        await using var host = await IngestHost.StartAsync(folder);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long largest = 0;
        using var file = new EndlessFile(200_000);

        var result = await host.Services.GetRequiredService<CsvImporter>().ImportAsync(
            file,
            new ImportRequest("tthc")
            {
                Progress = progress => largest = progress.Rows % 50_000 == 0 ? Math.Max(largest, GC.GetTotalMemory(forceFullCollection: true)) : largest,
            },
            CancellationToken.None);

        Assert.Equal((200_000L, 100), (result.Rows, result.Accepted));
        Assert.True(largest > 0);
        Assert.InRange(largest - before, long.MinValue, 16 << 20);
    }

    /// <summary>Rows that are made while they are read: a hundred dossiers over and over, each with a long note.</summary>
    private sealed class EndlessFile(int rows) : Stream
    {
        private static readonly string Note = new('n', 200);

        private byte[] _line = "id,procedure,agency,channel,received,due,finished,status,note\n"u8.ToArray();
        private int _at;
        private int _row;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _line.Length)
            {
                if (_row == rows)
                {
                    return 0;
                }

                _line = Encoding.UTF8.GetBytes($"d{_row % 100},p,g,online,2025-03-10T08:00:00,,,,{Note}\n");
                _row++;
                _at = 0;
            }

            var read = Math.Min(count, _line.Length - _at);
            _line.AsSpan(_at, read).CopyTo(buffer.AsSpan(offset));
            _at += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
