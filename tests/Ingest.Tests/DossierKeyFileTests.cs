using Ioc.Testing;

namespace Ioc.Ingest.Tests;

public sealed class DossierKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Key_is_made_once_and_for_the_owner_only()
    {
        var path = Path.Combine(_folder.Path, "new", "dossier.key");

        var key = DossierKeyFile.ReadOrCreate(path);

        Assert.Equal(32, key.Length);
        Assert.Equal(key, DossierKeyFile.ReadOrCreate(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void Processes_that_start_together_share_one_key()
    {
        for (var round = 0; round < 50; round++)
        {
            var path = _folder.File($"{round}/dossier.key");
            var keys = new byte[16][];

            Parallel.For(0, keys.Length, i => keys[i] = DossierKeyFile.ReadOrCreate(path));

            Assert.All(keys, key => Assert.Equal(keys[0], key));
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcd")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void Wrong_key_is_refused_and_left_alone(string text)
    {
        var path = _folder.File("dossier.key");
        File.WriteAllText(path, text);

        var refusal = Assert.Throws<InvalidDataException>(() => DossierKeyFile.ReadOrCreate(path));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("64 hexadecimal digits", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }
}
