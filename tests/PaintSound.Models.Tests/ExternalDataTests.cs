using PaintSound.Models.Checking;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>Networks with weights in external data files. PaintSound reads only listed files and verifies each of them.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private readonly NetworkFolder _folder = NetworkFolder.External();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void External_weights_give_the_same_output_as_internal_ones() => AssertSameOutputAsInternal();

    [Fact]
    public void A_data_file_can_be_in_a_subfolder()
    {
        _folder.Replace("sound", SmallNetworks.External("./weights//all.bin")).AddData("sound", "weights/all.bin", SmallNetworks.CreateData());
        AssertSameOutputAsInternal();
    }

    [Fact]
    public void A_data_file_is_relative_to_its_graph()
    {
        _folder.Write("onnx/sound.onnx", File.ReadAllBytes(_folder.GetFile("sound"))).Write("onnx/sound.onnx_data", SmallNetworks.CreateData());
        File.Delete(_folder.GetFile("sound"));
        _folder.Edit(manifest => (manifest["files"]!["sound"]!["path"], manifest["files"]!["sound"]!["data"]![0]!["path"])
            = ("onnx/sound.onnx", "onnx/sound.onnx_data"));
        AssertSameOutputAsInternal();
    }

    [Fact]
    public void A_data_file_can_be_a_link()
    {
        var stored = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "stored")).FullName, "blob");
        File.Move(DataFile, stored);
        try
        {
            File.CreateSymbolicLink(DataFile, stored);
        }
        catch (IOException e)
        {
            Assert.Skip($"This user cannot create links on this system: {e.Message}");
        }

        AssertSameOutputAsInternal();
        File.WriteAllBytes(stored, new byte[SmallNetworks.CreateData().Length]);
        AssertRejected(DataFile, "is not the file that model.json describes");
    }

    [Fact]
    public void Constants_and_branches_can_have_external_data_too()
    {
        _folder.Replace("sound", CreateNestedGraph(SmallNetworks.DataName)).AddData("sound", SmallNetworks.DataName, SmallNetworks.CreateData());
        AssertSameOutputAsInternal();
    }

    [Fact]
    public void Rejects_constants_and_branches_that_read_an_unlisted_file()
    {
        _folder.Replace("sound", CreateNestedGraph(SmallNetworks.DataName));
        AssertRejected(_folder.GetFile("sound"), "reads \"sound.onnx_data\", which model.json does not list");
    }

    [Theory]
    [InlineData("sound.onnx_data")]
    [InlineData("other.bin")]
    [InlineData("")]
    [InlineData("../sound.onnx_data")]
    [InlineData("weights/../sound.onnx_data")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\weights.bin")]
    [InlineData("..\\sound.onnx_data")]
    [InlineData("*/_ORT_MEM_ADDR_/*")]
    public void Rejects_an_unlisted_file(string location)
    {
        _folder.Replace("sound", SmallNetworks.External(location));
        AssertRejected(_folder.GetFile("sound"), $"reads \"{location}\", which model.json does not list", "\"data\"");
    }

    [Fact]
    public void Rejects_a_listed_file_that_is_not_read()
    {
        _folder.AddData("sound", "old.bin", [1, 2, 3]);
        AssertRejected(_folder.GetFile("sound"), "does not read old.bin, which model.json lists for it");
    }

    [Fact]
    public void Reports_a_missing_data_file()
    {
        File.Delete(DataFile);
        AssertRejected(DataFile, "is missing, but model.json lists it");
    }

    [Fact]
    public void Rejects_a_replaced_data_file()
    {
        using (Open())
        {
            File.WriteAllBytes(DataFile, new byte[SmallNetworks.CreateData().Length]);
        }

        AssertRejected(DataFile, "is not the file that model.json describes");
        var report = NetworkCheck.Run(_folder.Path, TimeProvider.System);
        Assert.Contains(report.Findings, finding => !finding.Ok && finding.Topic == "files" && finding.What.StartsWith(DataFile, StringComparison.Ordinal));
    }

    [Fact]
    public void The_check_lists_every_file()
    {
        var report = NetworkCheck.Run(_folder.Path, TimeProvider.System);
        Assert.Contains(report.Findings, finding => finding.Ok && finding.What == "sound.onnx, sound.onnx_data: present, with the sha256 in the manifest");
        Assert.Contains(report.Findings, finding => finding is { Ok: true, Topic: "graphs" });
        Assert.Equal(["sound.onnx", "sound.onnx_data"], Manifest.Read(_folder.Path).AllFiles.Select(file => file.Name));
    }

    [Fact]
    public void Another_data_file_changes_the_hash_of_the_network()
    {
        var before = Manifest.Read(_folder.Path).Hash;
        _folder.Replace("sound", SmallNetworks.External()).AddData("sound", SmallNetworks.DataName, new byte[SmallNetworks.CreateData().Length]);
        Assert.NotEqual(before, Manifest.Read(_folder.Path).Hash);
        Open().Dispose();
    }

    [Theory]
    [InlineData("0", "21", "needs 21 bytes from byte 0 of \"sound.onnx_data\", which has 20")]
    [InlineData("21", "0", "needs 0 bytes from byte 21 of \"sound.onnx_data\", which has 20")]
    [InlineData("9223372036854775807", "9223372036854775807", "which has 20")]
    [InlineData("-1", "8", "has an invalid offset: \"-1\"")]
    [InlineData("0", "many", "has an invalid length: \"many\"")]
    [InlineData("0", "4", "is not an ONNX network")]
    public void Rejects_a_range_outside_the_data_file(string offset, string length, string part)
    {
        var graph = SmallNetworks.Embedding(graph => graph.Constant("t", [1, SmallNetworks.Timbre], SmallNetworks.TimbreWeights)
            .External("r", [1, SmallNetworks.Rhythm], ("location", SmallNetworks.DataName), ("offset", offset), ("length", length)));
        _folder.Replace("sound", graph).AddData("sound", SmallNetworks.DataName, SmallNetworks.CreateData());
        AssertRejected(_folder.GetFile("sound"), part);
    }

    [Theory]
    [InlineData("../image.onnx")]
    [InlineData("/etc/passwd")]
    [InlineData("C:image.onnx")]
    [InlineData("below\\image.onnx")]
    public void A_listed_path_must_stay_in_the_folder(string path)
    {
        _folder.Edit(manifest => manifest["files"]!["sound"]!["data"]![0]!["path"] = path);
        AssertRejected(_folder.ManifestFile, "\"files.sound.data[0].path\" must be relative to the folder of the network and stay inside it");
        _folder.Edit(manifest => manifest["files"]!["sound"]!["path"] = path);
        AssertRejected(_folder.ManifestFile, "must be relative to the folder of the network and stay inside it");
    }

    [Theory]
    [InlineData("\"sound.onnx_data\"", "\"files.sound.data\" must be a list")]
    [InlineData("[\"sound.onnx_data\"]", "\"files.sound.data[0]\" must be an object")]
    [InlineData("[{\"path\":\"sound.onnx_data\"}]", "\"files.sound.data[0].sha256\" is missing")]
    public void Reports_an_invalid_list(string json, string part)
    {
        _folder.Edit(manifest => manifest["files"]!["sound"]!["data"] = System.Text.Json.Nodes.JsonNode.Parse(json));
        AssertRejected(_folder.ManifestFile, part);
    }

    [Fact]
    public void Rejects_a_file_that_is_listed_twice()
    {
        _folder.List("sound", "./sound.onnx_data", SmallNetworks.CreateData());
        AssertRejected(_folder.ManifestFile, "\"files.sound.data\" lists a file twice");
    }

    private string DataFile => Path.Combine(_folder.Path, SmallNetworks.DataName);

    /// <summary>r is a Constant node, t is the output of a branch. Both read the file at the location.</summary>
    private static byte[] CreateNestedGraph(string location)
    {
        OnnxGraph CreateBranch(string name) => new OnnxGraph()
            .External(name, [1, SmallNetworks.Timbre], ("location", location), ("offset", $"{sizeof(float) * SmallNetworks.Rhythm}"))
            .Node("Identity", name, $"{name}_out").Output($"{name}_out", [1, SmallNetworks.Timbre]);
        return SmallNetworks.Embedding(graph => graph
            .ExternalNode("r", [1, SmallNetworks.Rhythm], ("location", location), ("length", $"{sizeof(float) * SmallNetworks.Rhythm}"))
            .Node("ReduceMax", "mel", "max").Node("Sign", "max", "sign").Constant("one", [1], 1)
            .Node("Equal", "sign one", "equal").Node("Squeeze", "equal", "loud")
            .If("loud", CreateBranch("loud_t"), CreateBranch("quiet_t"), "t"));
    }

    private SoundEmbeddingNetwork Open() => SoundEmbeddingNetwork.Open(_folder.Path, new SessionFactory());

    private void AssertSameOutputAsInternal()
    {
        using var internalFolder = NetworkFolder.SoundEmbedding();
        using var expected = SoundEmbeddingNetwork.Open(internalFolder.Path, new SessionFactory());
        using var network = Open();
        Assert.Equal(Embed(expected), Embed(network));
    }

    private static float[] Embed(SoundEmbeddingNetwork network)
    {
        var mel = new float[100 * 320];
        Array.Fill(mel, 0.75f);
        var (rhythm, timbre) = (new float[network.RhythmSize], new float[network.TimbreSize]);
        network.Embed(mel, rhythm, timbre, []);
        return [.. rhythm, .. timbre];
    }

    private void AssertRejected(params string[] parts)
    {
        var message = Assert.Throws<ModelException>(() => Open().Dispose()).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
