using PaintSound.Models.Checking;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>Networks whose weights lie in files beside the graph: each file is listed, verified, and the only one that is read.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private readonly NetworkFolder _folder = NetworkFolder.External();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_in_another_file_answer_as_weights_inside() => AnswersAsInside();

    [Fact]
    public void A_data_file_may_lie_in_a_folder_below()
    {
        _folder.Replace("sound", SmallNetworks.External("./weights//all.bin")).AddData("sound", "weights/all.bin", SmallNetworks.Data());
        AnswersAsInside();
    }

    [Fact]
    public void A_data_file_is_looked_for_beside_its_graph()
    {
        _folder.Write("onnx/sound.onnx", File.ReadAllBytes(_folder.FileOf("sound"))).Write("onnx/sound.onnx_data", SmallNetworks.Data());
        File.Delete(_folder.FileOf("sound"));
        _folder.Edit(manifest => (manifest["files"]!["sound"]!["path"], manifest["files"]!["sound"]!["data"]![0]!["path"])
            = ("onnx/sound.onnx", "onnx/sound.onnx_data"));
        AnswersAsInside();
    }

    [Fact]
    public void A_data_file_may_be_a_link_to_the_right_bytes()
    {
        var stored = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "stored")).FullName, "blob");
        File.Move(Data, stored);
        try
        {
            File.CreateSymbolicLink(Data, stored);
        }
        catch (IOException e)
        {
            Assert.Skip($"This system does not let this user make links: {e.Message}");
        }

        AnswersAsInside();
        File.WriteAllBytes(stored, new byte[SmallNetworks.Data().Length]);
        Refused(Data, "is not the file that model.json describes");
    }

    [Fact]
    public void Constants_and_branches_inside_the_graph_may_lie_in_another_file_too()
    {
        _folder.Replace("sound", Nested(SmallNetworks.DataName)).AddData("sound", SmallNetworks.DataName, SmallNetworks.Data());
        AnswersAsInside();
    }

    [Fact]
    public void Constants_and_branches_that_read_an_unlisted_file_are_refused()
    {
        _folder.Replace("sound", Nested(SmallNetworks.DataName));
        Refused(_folder.FileOf("sound"), "reads \"sound.onnx_data\", which model.json does not list");
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
    public void A_file_that_is_not_listed_is_refused(string location)
    {
        _folder.Replace("sound", SmallNetworks.External(location));
        Refused(_folder.FileOf("sound"), $"reads \"{location}\", which model.json does not list", "\"data\"");
    }

    [Fact]
    public void A_file_that_is_listed_but_not_read_is_refused()
    {
        _folder.AddData("sound", "old.bin", [1, 2, 3]);
        Refused(_folder.FileOf("sound"), "does not read old.bin, which model.json lists for it");
    }

    [Fact]
    public void A_missing_data_file_is_named()
    {
        File.Delete(Data);
        Refused(Data, "is missing, but model.json names it");
    }

    [Fact]
    public void A_replaced_data_file_is_refused_and_the_check_says_so()
    {
        using (Open())
        {
            File.WriteAllBytes(Data, new byte[SmallNetworks.Data().Length]);
        }

        Refused(Data, "is not the file that model.json describes");
        var report = NetworkCheck.Of(_folder.Path, TimeProvider.System);
        Assert.Contains(report.Findings, finding => !finding.Ok && finding.Topic == "files" && finding.What.StartsWith(Data, StringComparison.Ordinal));
    }

    [Fact]
    public void The_check_names_every_file()
    {
        var report = NetworkCheck.Of(_folder.Path, TimeProvider.System);
        Assert.Contains(report.Findings, finding => finding.Ok && finding.What == "sound.onnx, sound.onnx_data: here, with their sha256");
        Assert.Contains(report.Findings, finding => finding is { Ok: true, Topic: "graphs" });
        Assert.Equal(["sound.onnx", "sound.onnx_data"], Manifest.Read(_folder.Path).AllFiles.Select(file => file.Name));
    }

    [Fact]
    public void Another_data_file_is_another_network()
    {
        var before = Manifest.Read(_folder.Path).Hash;
        _folder.Replace("sound", SmallNetworks.External()).AddData("sound", SmallNetworks.DataName, new byte[SmallNetworks.Data().Length]);
        Assert.NotEqual(before, Manifest.Read(_folder.Path).Hash);
        Open().Dispose();
    }

    [Theory]
    [InlineData("0", "21", "needs 21 bytes from byte 0 of \"sound.onnx_data\", which has 20")]
    [InlineData("21", "0", "needs 0 bytes from byte 21 of \"sound.onnx_data\", which has 20")]
    [InlineData("9223372036854775807", "9223372036854775807", "which has 20")]
    [InlineData("-1", "8", "has the offset \"-1\"")]
    [InlineData("0", "many", "has the length \"many\"")]
    [InlineData("0", "4", "is not an ONNX network")]
    public void A_range_that_does_not_fit_is_refused(string offset, string length, string words)
    {
        var graph = SmallNetworks.Embedding(graph => graph.Constant("t", [1, SmallNetworks.Timbre], SmallNetworks.TimbreWeights)
            .External("r", [1, SmallNetworks.Rhythm], ("location", SmallNetworks.DataName), ("offset", offset), ("length", length)));
        _folder.Replace("sound", graph).AddData("sound", SmallNetworks.DataName, SmallNetworks.Data());
        Refused(_folder.FileOf("sound"), words);
    }

    [Theory]
    [InlineData("../image.onnx")]
    [InlineData("/etc/passwd")]
    [InlineData("C:image.onnx")]
    [InlineData("below\\image.onnx")]
    public void A_listed_path_must_stay_in_the_folder(string path)
    {
        _folder.Edit(manifest => manifest["files"]!["sound"]!["data"]![0]!["path"] = path);
        Refused(_folder.ManifestFile, "\"files.sound.data[0].path\" must be relative to the network's folder and stay inside it");
        _folder.Edit(manifest => manifest["files"]!["sound"]!["path"] = path);
        Refused(_folder.ManifestFile, "must be relative to the network's folder and stay inside it");
    }

    [Theory]
    [InlineData("\"sound.onnx_data\"", "\"files.sound.data\" must be a list")]
    [InlineData("[\"sound.onnx_data\"]", "\"files.sound.data[0]\" must be an object")]
    [InlineData("[{\"path\":\"sound.onnx_data\"}]", "\"files.sound.data[0].sha256\" is missing")]
    public void A_wrong_list_is_named(string json, string words)
    {
        _folder.Edit(manifest => manifest["files"]!["sound"]!["data"] = System.Text.Json.Nodes.JsonNode.Parse(json));
        Refused(_folder.ManifestFile, words);
    }

    [Fact]
    public void A_file_that_is_listed_twice_is_refused()
    {
        _folder.List("sound", "./sound.onnx_data", SmallNetworks.Data());
        Refused(_folder.ManifestFile, "\"files.sound.data\" lists a file twice");
    }

    private string Data => Path.Combine(_folder.Path, SmallNetworks.DataName);

    /// <summary>r is a constant of its own, t comes out of a branch; both read the file at the location.</summary>
    private static byte[] Nested(string location)
    {
        OnnxGraph Branch(string name) => new OnnxGraph()
            .External(name, [1, SmallNetworks.Timbre], ("location", location), ("offset", $"{sizeof(float) * SmallNetworks.Rhythm}"))
            .Node("Identity", name, $"{name}_out").Output($"{name}_out", [1, SmallNetworks.Timbre]);
        return SmallNetworks.Embedding(graph => graph
            .ExternalNode("r", [1, SmallNetworks.Rhythm], ("location", location), ("length", $"{sizeof(float) * SmallNetworks.Rhythm}"))
            .Node("ReduceMax", "mel", "most").Node("Sign", "most", "sign").Constant("one", [1], 1)
            .Node("Equal", "sign one", "equal").Node("Squeeze", "equal", "loud")
            .If("loud", Branch("loud_t"), Branch("quiet_t"), "t"));
    }

    private SoundEmbeddingNetwork Open() => SoundEmbeddingNetwork.Open(_folder.Path, new SessionFactory());

    private void AnswersAsInside()
    {
        using var inside = NetworkFolder.SoundEmbedding();
        using var expected = SoundEmbeddingNetwork.Open(inside.Path, new SessionFactory());
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

    private void Refused(params string[] words)
    {
        var message = Assert.Throws<ModelException>(() => Open().Dispose()).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
