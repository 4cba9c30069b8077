using PaintSound.Models.Checking;

namespace PaintSound.Models.Tests;

/// <summary>What can be wrong with a user's own network is found, and said with what to do.</summary>
public sealed class NetworkCheckTests : IDisposable
{
    private const int Half = SmallNetworks.Half;

    // So that an embedding's direction, and not only its length, changes with the sound.
    private static readonly (string, string, string) Shifted = ("Add", "sum shift", "embedding");
    private readonly NetworkFolder _head = NetworkFolder.Correspondence();
    private readonly NetworkFolder _cosine = NetworkFolder.Cosine().Replace("image", Image("embedding")).Replace("sound", Sound("embedding", Shifted));
    private readonly NetworkFolder _sound = NetworkFolder.SoundEmbedding().Replace("sound", SmallNetworks.Embedding(scale: 0.05f));

    public void Dispose()
    {
        _head.Dispose();
        _cosine.Dispose();
        _sound.Dispose();
    }

    [Fact]
    public void A_head_that_works_is_usable() =>
        Usable(_head, "manifest", "files", "graphs", "pictures", "sounds", "scores", "scores", "speed");

    [Fact]
    public void Two_towers_that_work_are_usable() =>
        Usable(_cosine, "manifest", "files", "graphs", "pictures", "sounds", "scores", "scores", "speed");

    [Fact]
    public void A_sound_embedding_that_works_is_usable() =>
        Usable(_sound, "manifest", "files", "graphs", "rhythm", "rhythm", "timbre", "timbre", "speed");

    [Fact]
    public void A_pooled_last_convolution_may_have_any_scale()
    {
        using var pooling = NetworkFolder.Pooling(alone: true);
        Usable(pooling, "manifest", "files", "graphs", "pooled", "speed");
    }

    [Fact]
    public void A_broken_manifest_is_all_that_is_said()
    {
        _head.Edit(manifest => manifest.Remove("licence"));
        var report = NetworkCheck.Of(_head.Path, TimeProvider.System);
        Assert.False(report.IsUsable);
        Assert.Null(report.Manifest);
        Assert.Contains("\"licence\" is missing", Assert.Single(report.Findings).What);
    }

    [Fact]
    public void Every_file_that_is_wrong_is_named()
    {
        File.Delete(_head.FileOf("image"));
        File.WriteAllBytes(_head.FileOf("join"), [1]);
        var wrong = NetworkCheck.Of(_head.Path, TimeProvider.System).Findings.Where(finding => !finding.Ok).ToArray();
        Assert.Equal(2, wrong.Length);
        Assert.Contains(_head.FileOf("image"), wrong[0].What);
        Assert.Contains(_head.FileOf("join"), wrong[1].What);
    }

    [Fact]
    public void Files_of_another_shape_are_wrong()
    {
        _head.Replace("image", SmallNetworks.Image(half: 3));
        Wrong(_head, "graphs", "the output \"half\" has the shape [-1 x 3]");
    }

    [Fact]
    public void What_breaks_on_silence_is_wrong()
    {
        // Normalised by its range, which is 0 where every band holds the logarithm of the floor.
        _head.Replace("sound", Sound(
            "half",
            ("ReduceMax", "mel", "most"),
            ("ReduceMin", "mel", "least"),
            ("Sub", "most least", "range"),
            ("Flatten", "range", "width"),
            ("Div", "sum width", "half")));
        Wrong(_head, "sounds", "silence: the answer holds what is no number");
    }

    [Fact]
    public void An_embedding_without_direction_is_wrong()
    {
        _cosine.Replace("sound", Sound("embedding", ("Sub", "sum sum", "embedding")));
        Wrong(_cosine, "sounds", "silence, the loudest noise, ", "nothing but zeros");
    }

    [Fact]
    public void What_answers_by_chance_is_wrong()
    {
        _head.Replace("sound", Sound("half", ("RandomUniformLike", "sum", "half")));
        Wrong(_head, "sounds", "asked again, it answers differently", "module.eval()");
    }

    [Fact]
    public void What_answers_the_same_to_everything_is_wrong()
    {
        _head.Replace("sound", Sound("half", ("Sub", "sum sum", "none"), ("Add", "none shift", "half")));
        Wrong(_head, "sounds", "it answers the same to everything");
    }

    [Fact]
    public void A_correspondence_outside_of_0_to_1_is_wrong()
    {
        _head.Replace("join", Join(("Identity", "logit", "correspondence")));
        Wrong(_head, "scores", "outside of 0 (close) ... 1 (far)");
    }

    [Fact]
    public void A_correspondence_that_is_always_the_same_is_wrong()
    {
        _head.Replace("join", Join(("Sub", "logit logit", "none"), ("Sigmoid", "none", "correspondence")));
        Wrong(_head, "scores", "does not change with the sound");
    }

    [Fact]
    public void A_scale_that_pushes_every_cosine_to_one_end_is_wrong()
    {
        _cosine.Edit(manifest => (manifest["scale"], manifest["bias"]) = (1, -50));
        Wrong(_cosine, "scores", "does not change", "leave them out");
    }

    [Fact]
    public void A_join_whose_rows_change_each_other_is_wrong()
    {
        // How often a softmax over the wrong axis happens: here every row is measured by the largest.
        _head.Replace("join", Join(("ReduceMax", "logit", "largest"), ("Sub", "logit largest", "below"), ("Sigmoid", "below", "correspondence")));
        Wrong(_head, "scores", "sounds change each other's correspondence", "no softmax or normalisation over the first axis");
    }

    [Fact]
    public void An_embedding_on_another_scale_is_told_its_factor()
    {
        _sound.Replace("sound", SmallNetworks.Embedding(scale: 10));
        Wrong(_sound, "rhythm", "two random pieces of music should lie about 1 apart", "Divide the output");
    }

    private static byte[] Image(string output) => new OnnxGraph()
        .Input("image", [-1, 3, 224, 224]).Constant("w", [3, Half], [.. SmallNetworks.ImageWeights.SelectMany(row => row)])
        .Constant("shift", [Half], 1, 1, 1, 1)
        .Node("GlobalAveragePool", "image", "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat w", "sum").Node("Add", "sum shift", output)
        .Output(output, [-1, Half]).ToFile();

    // The mean of the mel, weighed as "sum"; then the nodes.
    private static byte[] Sound(string output, params (string Operation, string Inputs, string Output)[] nodes)
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

    private static byte[] Join(params (string Operation, string Inputs, string Output)[] nodes)
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

    private static void Usable(NetworkFolder folder, params string[] topics)
    {
        var report = NetworkCheck.Of(folder.Path, TimeProvider.System);
        Assert.DoesNotContain(report.Findings, finding => !finding.Ok);
        Assert.Equal(topics, report.Findings.Select(finding => finding.Topic));
        Assert.True(report.IsUsable);
        Assert.True(report.StepMilliseconds > 0);
    }

    private static void Wrong(NetworkFolder folder, string topic, params string[] words)
    {
        var report = NetworkCheck.Of(folder.Path, TimeProvider.System);
        Assert.False(report.IsUsable);
        var wrong = report.Findings.First(finding => !finding.Ok);
        Assert.Equal(topic, wrong.Topic);
        Assert.All(words, word => Assert.Contains(word, wrong.What));
    }
}
