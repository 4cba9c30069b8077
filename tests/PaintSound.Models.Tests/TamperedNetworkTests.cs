using PaintSound.Models.Networks;
using PaintSound.Models.Onnx;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>Network files with other bytes than the manifest says, and files with damaged content and the right hash.</summary>
public sealed class TamperedNetworkTests
{
    private const int Times = 1000;

    /// <summary>In a process of its own: it changes the working directory, and a crash in native code must fail this test only.</summary>
    [Theory]
    [InlineData(nameof(Tampered))]
    [InlineData(nameof(Damaged))]
    public Task A_thousand_files(string child) => ChildProcess.RunAsync<TamperedNetworkTests>(child);

    /// <summary>Runs in the child process: every tampered file is refused, from the network's folder and from another one.</summary>
    [Fact(Explicit = true)]
    public void Tampered()
    {
        using var folder = NetworkFolder.External();
        string[] files = [folder.FileOf("sound"), Path.Combine(folder.Path, SmallNetworks.DataName)];
        var contents = Array.ConvertAll(files, File.ReadAllBytes);
        string[] workingDirectories = [folder.Path, Path.GetTempPath(), Path.GetPathRoot(folder.Path)!];
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < Times; i++)
        {
            Environment.CurrentDirectory = workingDirectories[i % workingDirectories.Length];
            var which = random.Next(files.Length);
            File.WriteAllBytes(files[which], Change(contents[which], random));
            var path = i % 2 == 0 ? folder.Path : Path.GetRelativePath(Environment.CurrentDirectory, folder.Path);
            var complaint = Assert.Throws<ModelException>(() => SoundEmbeddingNetwork.Open(path, new SessionFactory()).Dispose());
            Assert.Contains("is not the file that model.json describes", complaint.Message, StringComparison.Ordinal);
            File.WriteAllBytes(files[which], contents[which]);
            SoundEmbeddingNetwork.Open(path, new SessionFactory()).Dispose();
            refused++;
        }

        Environment.CurrentDirectory = Path.GetTempPath();
        Assert.Equal(Times, refused);
    }

    /// <summary>Runs in the child process: a damaged file that carries its right hash loads, or is refused with a ModelException.</summary>
    [Fact(Explicit = true)]
    public void Damaged()
    {
        using var folder = NetworkFolder.External();
        var (graph, random, refused) = (SmallNetworks.External(), new Random(2), 0);
        for (var i = 0; i < Times; i++)
        {
            folder.Replace("sound", Change(graph, random)).AddData("sound", SmallNetworks.DataName, SmallNetworks.Data());
            try
            {
                SoundEmbeddingNetwork.Open(folder.Path, new SessionFactory()).Dispose();
            }
            catch (ModelException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Times / 2, Times - 1);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_by_our_own_reader()
    {
        var (graph, random, refused) = (SmallNetworks.External(), new Random(3), 0);
        for (var i = 0; i < 20 * Times; i++)
        {
            try
            {
                Assert.NotNull(new ExternalDataInliner(_ => SmallNetworks.Data()).Inline(Change(Change(graph, random), random)));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Times, (20 * Times) - 1);
    }

    [Fact]
    public void What_is_nested_without_end_is_refused()
    {
        // A graph in an attribute of a node in a graph, and so on.
        byte[] model = [];
        foreach (var field in Enumerable.Range(0, 120).Select(i => (i % 3) switch { 0 => 6, 1 => 5, _ => 1 }))
        {
            var outer = new ProtobufWriter();
            outer.Write(field, model);
            model = outer.Written.ToArray();
        }

        var whole = new ProtobufWriter();
        whole.Write(7, model);
        var complaint = Assert.Throws<InvalidDataException>(() => new ExternalDataInliner(_ => default).Inline(whole.Written.ToArray()));
        Assert.Contains("nested", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_all_its_values_is_passed_on_untouched()
    {
        var model = SmallNetworks.Embedding();
        Assert.Same(model, new ExternalDataInliner(_ => throw new InvalidOperationException()).Inline(model));
    }

    private static byte[] Change(byte[] content, Random random)
    {
        var changed = random.Next(4) switch
        {
            0 => content[..random.Next(content.Length)],
            1 => [.. content, .. Bytes(random, 1 + random.Next(30))],
            2 => Bytes(random, content.Length),
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

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
