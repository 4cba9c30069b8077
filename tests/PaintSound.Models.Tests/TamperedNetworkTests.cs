using PaintSound.Models.Networks;
using PaintSound.Models.Onnx;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>Network files whose bytes do not match the manifest, and damaged files with the correct hash.</summary>
public sealed class TamperedNetworkTests
{
    private const int Files = 1000;

    /// <summary>Runs in a separate process, because it changes the working directory, and a crash in native code must fail only this test.</summary>
    [Theory]
    [InlineData(nameof(RejectTamperedFiles))]
    [InlineData(nameof(LoadOrRejectDamagedFiles))]
    public Task Rejects_1000_changed_files(string child) => ChildProcess.RunAsync<TamperedNetworkTests>(child);

    /// <summary>Runs in the child process. Rejects every tampered file, in the folder of the network and from another working directory.</summary>
    [Fact(Explicit = true)]
    public void RejectTamperedFiles()
    {
        using var folder = NetworkFolder.External();
        string[] files = [folder.GetFile("sound"), Path.Combine(folder.Path, SmallNetworks.DataName)];
        var contents = Array.ConvertAll(files, File.ReadAllBytes);
        string[] workingDirectories = [folder.Path, Path.GetTempPath(), Path.GetPathRoot(folder.Path)!];
        var random = new Random(1);
        var rejected = 0;
        for (var i = 0; i < Files; i++)
        {
            Environment.CurrentDirectory = workingDirectories[i % workingDirectories.Length];
            var index = random.Next(files.Length);
            File.WriteAllBytes(files[index], Change(contents[index], random));
            var path = i % 2 == 0 ? folder.Path : Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);
            var error = Assert.Throws<ModelException>(() => SoundEmbeddingNetwork.Open(path, new SessionFactory()).Dispose());
            Assert.Contains("is not the file that model.json describes", error.Message, StringComparison.Ordinal);
            File.WriteAllBytes(files[index], contents[index]);
            SoundEmbeddingNetwork.Open(path, new SessionFactory()).Dispose();
            rejected++;
        }

        Environment.CurrentDirectory = Path.GetTempPath();
        Assert.Equal(Files, rejected);
    }

    /// <summary>Runs in the child process. A damaged file with the correct hash either loads or is rejected with a ModelException.</summary>
    [Fact(Explicit = true)]
    public void LoadOrRejectDamagedFiles()
    {
        using var folder = NetworkFolder.External();
        var (graph, random, rejected) = (SmallNetworks.External(), new Random(2), 0);
        for (var i = 0; i < Files; i++)
        {
            folder.Replace("sound", Change(graph, random)).AddData("sound", SmallNetworks.DataName, SmallNetworks.CreateData());
            try
            {
                SoundEmbeddingNetwork.Open(folder.Path, new SessionFactory()).Dispose();
            }
            catch (ModelException)
            {
                rejected++;
            }
        }

        Assert.InRange(rejected, Files / 2, Files - 1);
    }

    [Fact]
    public void The_inliner_reads_or_rejects_any_bytes()
    {
        var (graph, random, rejected) = (SmallNetworks.External(), new Random(3), 0);
        for (var i = 0; i < 20 * Files; i++)
        {
            try
            {
                Assert.NotNull(new ExternalDataInliner(_ => SmallNetworks.CreateData()).Inline(Change(Change(graph, random), random)));
            }
            catch (InvalidDataException)
            {
                rejected++;
            }
        }

        Assert.InRange(rejected, Files, (20 * Files) - 1);
    }

    [Fact]
    public void Rejects_deeply_nested_messages()
    {
        // A graph in an attribute of a node in a graph, 120 levels deep.
        byte[] model = [];
        foreach (var field in Enumerable.Range(0, 120).Select(i => (i % 3) switch { 0 => 6, 1 => 5, _ => 1 }))
        {
            var outer = new ProtobufWriter();
            outer.Write(field, model);
            model = outer.Written.ToArray();
        }

        var root = new ProtobufWriter();
        root.Write(7, model);
        var error = Assert.Throws<InvalidDataException>(() => new ExternalDataInliner(_ => default).Inline(root.Written.ToArray()));
        Assert.Contains("nested", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Returns_a_model_without_external_data_unchanged()
    {
        var model = SmallNetworks.Embedding();
        Assert.Same(model, new ExternalDataInliner(_ => throw new InvalidOperationException()).Inline(model));
    }

    private static byte[] Change(byte[] content, Random random)
    {
        var changed = random.Next(4) switch
        {
            0 => content[..random.Next(content.Length)],
            1 => [.. content, .. CreateBytes(random, 1 + random.Next(30))],
            2 => CreateBytes(random, content.Length),
            _ => Flip(content, random),
        };
        return changed.AsSpan().SequenceEqual(content) ? Flip(content, random) : changed;
    }

    private static byte[] Flip(byte[] content, Random random)
    {
        byte[] changed = content.Length == 0 ? [0] : [.. content];
        changed[random.Next(changed.Length)] ^= (byte)(1 + random.Next(255));
        return changed;
    }

    private static byte[] CreateBytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
