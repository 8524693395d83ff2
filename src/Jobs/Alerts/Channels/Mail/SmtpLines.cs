using System.Text;

namespace Ioc.Jobs.Alerts.Channels.Mail;

/// <summary>Lines of the mail protocol over a connection, with limits on what the other side may send.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestLine = 2048;
    private const int MostLines = 100;
    private readonly byte[] _buffer = new byte[LongestLine];
    private int _length;

    /// <summary>Whether the other side has said more than was asked for; before a change to TLS that would be somebody else's words.</summary>
    public bool HasMore => _length > 0;

    /// <exception cref="IOException">The connection broke, or what came is no reply.</exception>
    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var code))
            {
                throw new IOException("The mail server's reply has no number.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException("The mail server's reply has no end.");
    }

    public async Task WriteLineAsync(string line, CancellationToken cancellationToken)
    {
        if (line.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("A command is one line.", nameof(line));
        }

        await WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.ASCII.GetString(_buffer, 0, end).TrimEnd('\r');
                _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
                _length -= end + 1;
                return new string([.. line.Select(letter => letter is >= ' ' and <= '~' ? letter : '.')]);
            }

            if (_length == _buffer.Length)
            {
                throw new IOException("A line of the mail server is too long.");
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0)
            {
                throw new IOException("The mail server closed the connection.");
            }

            _length += read;
        }
    }
}
