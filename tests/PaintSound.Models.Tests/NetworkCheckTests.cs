using PaintSound.Models.Checking;

namespace PaintSound.Models.Tests;

/// <summary>The network check finds faults of a network and says what to do.</summary>
public sealed class NetworkCheckTests : IDisposable
{
    private const int Half = SmallNetworks.Half;

    // With the shift, the direction of an embedding changes with the sound, not only its length.
    private static readonly (string, string, string) Shifted = ("Add", "sum shift", "embedding");
    private readonly NetworkFolder _head = NetworkFolder.Correspondence();
    private readonly NetworkFolder _cosine = NetworkFolder.Cosine().Replace("image", CreateImageGraph("embedding")).Replace("sound", CreateSoundGraph("embedding", Shifted));
    private readonly NetworkFolder _sound = NetworkFolder.SoundEmbedding().Replace("sound", SmallNetworks.Embedding(scale: 0.05f));

    public void Dispose()
    {
        _head.Dispose();
        _cosine.Dispose();
        _sound.Dispose();
    }

    [Fact]
    public void A_valid_head_is_usable() =>
        AssertUsable(_head, "manifest", "files", "graphs", "pictures", "sounds", "scores", "scores", "speed");

    [Fact]
    public void Two_valid_towers_are_usable() =>
        AssertUsable(_cosine, "manifest", "files", "graphs", "pictures", "sounds", "scores", "scores", "speed");

    [Fact]
    public void A_valid_sound_embedding_is_usable() =>
        AssertUsable(_sound, "manifest", "files", "graphs", "rhythm", "rhythm", "timbre", "timbre", "speed");

    [Fact]
    public void A_pooled_embedding_can_have_any_scale()
    {
        using var pooled = NetworkFolder.Pooled(isOnlyOutput: true);
        AssertUsable(pooled, "manifest", "files", "graphs", "pooled", "speed");
    }

    [Fact]
    public void An_invalid_manifest_ends_the_check()
    {
        _head.Edit(manifest => manifest.Remove("licence"));
        var report = NetworkCheck.Run(_head.Path, TimeProvider.System);
        Assert.False(report.IsUsable);
        Assert.Null(report.Manifest);
        Assert.Contains("\"licence\" is missing", Assert.Single(report.Findings).What);
    }

    [Fact]
    public void Reports_every_invalid_file()
    {
        File.Delete(_head.GetFile("image"));
        File.WriteAllBytes(_head.GetFile("join"), [1]);
        var failures = NetworkCheck.Run(_head.Path, TimeProvider.System).Findings.Where(finding => !finding.Ok).ToArray();
        Assert.Equal(2, failures.Length);
        Assert.Contains(_head.GetFile("image"), failures[0].What);
        Assert.Contains(_head.GetFile("join"), failures[1].What);
    }

    [Fact]
    public void Reports_an_output_of_another_shape()
    {
        _head.Replace("image", SmallNetworks.Image(half: 3));
        AssertFailure(_head, "graphs", "the output \"half\" has the shape [-1 x 3]");
    }

    [Fact]
    public void Reports_an_output_that_is_not_a_number_for_silence()
    {
        // The graph divides by the range of the mel, which is 0 for silence.
        _head.Replace("sound", CreateSoundGraph(
            "half",
            ("ReduceMax", "mel", "max"),
            ("ReduceMin", "mel", "min"),
            ("Sub", "max min", "range"),
            ("Flatten", "range", "width"),
            ("Div", "sum width", "half")));
        AssertFailure(_head, "sounds", "silence: the output is not a number");
    }

    [Fact]
    public void Reports_an_embedding_without_direction()
    {
        _cosine.Replace("sound", CreateSoundGraph("embedding", ("Sub", "sum sum", "embedding")));
        AssertFailure(_cosine, "sounds", "silence, the loudest noise, ", "all values are 0");
    }

    [Fact]
    public void Reports_an_output_that_does_not_repeat()
    {
        _head.Replace("sound", CreateSoundGraph("half", ("RandomUniformLike", "sum", "half")));
        AssertFailure(_head, "sounds", "a second run gives another output", "module.eval()");
    }

    [Fact]
    public void Reports_an_output_that_is_always_the_same()
    {
        _head.Replace("sound", CreateSoundGraph("half", ("Sub", "sum sum", "none"), ("Add", "none shift", "half")));
        AssertFailure(_head, "sounds", "the output is the same for every input");
    }

    [Fact]
    public void Reports_a_correspondence_outside_0_to_1()
    {
        _head.Replace("join", CreateJoinGraph(("Identity", "logit", "correspondence")));
        AssertFailure(_head, "scores", "outside 0 (close) ... 1 (far)");
    }

    [Fact]
    public void Reports_a_correspondence_that_is_always_the_same()
    {
        _head.Replace("join", CreateJoinGraph(("Sub", "logit logit", "none"), ("Sigmoid", "none", "correspondence")));
        AssertFailure(_head, "scores", "does not change with the sound");
    }

    [Fact]
    public void Reports_a_scale_that_pushes_every_cosine_to_one_end()
    {
        _cosine.Edit(manifest => (manifest["scale"], manifest["bias"]) = (1, -50));
        AssertFailure(_cosine, "scores", "does not change", "leave them out");
    }

    [Fact]
    public void Reports_a_join_with_dependent_rows()
    {
        // Like a softmax over the wrong axis: every row depends on the largest one.
        _head.Replace("join", CreateJoinGraph(("ReduceMax", "logit", "largest"), ("Sub", "logit largest", "below"), ("Sigmoid", "below", "correspondence")));
        AssertFailure(_head, "scores", "sounds in one batch change each other's correspondence", "no softmax or normalisation over the first axis");
    }

    [Fact]
    public void Reports_the_factor_for_an_embedding_on_another_scale()
    {
        _sound.Replace("sound", SmallNetworks.Embedding(scale: 10));
        AssertFailure(_sound, "rhythm", "two random pieces of music should be about 1 apart", "Divide the output");
    }

    private static byte[] CreateImageGraph(string output) => new OnnxGraph()
        .Input("image", [-1, 3, 224, 224]).Constant("w", [3, Half], [.. SmallNetworks.ImageWeights.SelectMany(row => row)])
        .Constant("shift", [Half], 1, 1, 1, 1)
        .Node("GlobalAveragePool", "image", "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat w", "sum").Node("Add", "sum shift", output)
        .Output(output, [-1, Half]).ToFile();

    // "sum" is the weighted mean of the mel. The nodes follow it.
    private static byte[] CreateSoundGraph(string output, params (string Operation, string Inputs, string Output)[] nodes)
    {
        var graph = new OnnxGraph().Input("mel", [-1, 1, 100, 320]).Constant("w", [1, Half], SmallNetworks.SoundWeights)
            .Constant("shift", [Half], 8, 8, 8, 8)
            .Node("GlobalAveragePool", "mel", "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat w", "sum");
        foreach (var (operation, inputs, result) in nodes)
        {
            graph.Node(operation, inputs, result);
        }

        return graph.Output(output, [-1, Half]).ToFile();
    }

    private static byte[] CreateJoinGraph(params (string Operation, string Inputs, string Output)[] nodes)
    {
        var graph = new OnnxGraph().Input("image_half", [1, Half]).Input("sound_half", [-1, Half])
            .Constant("w", [Half], SmallNetworks.JoinWeights)
            .Node("Add", "image_half sound_half", "sum").Node("Relu", "sum", "relu").Node("MatMul", "relu w", "logit");
        foreach (var (operation, inputs, result) in nodes)
        {
            graph.Node(operation, inputs, result);
        }

        return graph.Output("correspondence", [-1]).ToFile();
    }

    private static void AssertUsable(NetworkFolder folder, params string[] topics)
    {
        var report = NetworkCheck.Run(folder.Path, TimeProvider.System);
        Assert.DoesNotContain(report.Findings, finding => !finding.Ok);
        Assert.Equal(topics, report.Findings.Select(finding => finding.Topic));
        Assert.True(report.IsUsable);
        Assert.True(report.StepMilliseconds > 0);
    }

    private static void AssertFailure(NetworkFolder folder, string topic, params string[] parts)
    {
        var report = NetworkCheck.Run(folder.Path, TimeProvider.System);
        Assert.False(report.IsUsable);
        var failure = report.Findings.First(finding => !finding.Ok);
        Assert.Equal(topic, failure.Topic);
        Assert.All(parts, part => Assert.Contains(part, failure.What));
    }
}
