using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>A folder whose manifest reads well, but whose ONNX files do not fit it.</summary>
public sealed class BadNetworkTests : IDisposable
{
    private const int Float64 = 11;
    private readonly NetworkFolder _folder = NetworkFolder.Correspondence();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("image")]
    [InlineData("sound")]
    [InlineData("join")]
    public void A_missing_file_is_named(string part)
    {
        File.Delete(_folder.FileOf(part));
        Refused(_folder.FileOf(part), "is missing, but model.json names it");
    }

    [Fact]
    public void A_file_with_another_hash_is_refused()
    {
        File.WriteAllBytes(_folder.FileOf("sound"), SmallNetworks.Join());
        Refused(_folder.FileOf("sound"), "is not the file that model.json describes");
    }

    [Fact]
    public void A_file_that_is_not_onnx_is_refused()
    {
        _folder.Replace("image", "This is a letter, not a network."u8.ToArray());
        Refused(_folder.FileOf("image"), "is not an ONNX network");
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        _folder.Replace("sound", SmallNetworks.Sound()[..^40]);
        Refused(_folder.FileOf("sound"), "is not an ONNX network");
    }

    [Fact]
    public void An_input_with_another_name_is_refused()
    {
        _folder.Replace("image", SmallNetworks.Image(input: "pixels"));
        Refused(_folder.FileOf("image"), "has no input \"image\" (it has pixels)");
    }

    [Fact]
    public void An_output_with_another_name_is_refused()
    {
        _folder.Replace("sound", SmallNetworks.Sound(output: "embedding"));
        Refused(_folder.FileOf("sound"), "has no output \"half\" (it has embedding)");
    }

    [Fact]
    public void An_input_of_another_shape_is_refused()
    {
        _folder.Replace("sound", SmallNetworks.Sound(bands: 80));
        Refused(_folder.FileOf("sound"),
            "the input \"mel\" has the shape [-1 x 1 x 80 x 320]", "model.json asks for mel [1 x 1 x 100 x 320]");
    }

    [Fact]
    public void An_output_of_another_length_is_refused()
    {
        _folder.Replace("image", SmallNetworks.Image(half: 3));
        Refused(_folder.FileOf("image"), "the output \"half\" has the shape [-1 x 3]", "model.json asks for half [1 x 4]");
    }

    [Fact]
    public void An_input_of_another_type_is_refused()
    {
        _folder.Replace("join", new OnnxGraph().Input("image_half", [1, 4], Float64).Input("sound_half", [-1, 4], Float64)
            .Node("Add", "image_half sound_half", "correspondence").Output("correspondence", [-1, 4], Float64).ToFile());
        Refused(_folder.FileOf("join"), "the input \"image_half\" must be float32, not Double");
    }

    [Fact]
    public void An_input_too_many_is_refused()
    {
        _folder.Replace("sound", new OnnxGraph().Input("mel", [-1, 1, 100, 320]).Input("level", [1])
            .Constant("w", [1, 4], 1, 1, 1, 1)
            .Node("GlobalAveragePool", "mel", "mean").Node("Flatten", "mean", "flat").Node("Mul", "flat level", "scaled")
            .Node("MatMul", "scaled w", "half").Output("half", [-1, 4]).ToFile());
        Refused(_folder.FileOf("sound"), "wants an input \"level\" that PaintSound does not have");
    }

    [Fact]
    public void A_graph_that_cannot_run_is_refused_when_it_is_opened()
    {
        // How many different values there are is known only when it runs, and it is not one for each sound.
        _folder.Replace("join", new OnnxGraph().Input("image_half", [1, 4]).Input("sound_half", [-1, 4])
            .Node("Add", "image_half sound_half", "sum").Node("Unique", "sum", "correspondence")
            .Output("correspondence", [-1]).ToFile());
        Refused(_folder.FileOf("join"), "does not run with the shapes in its model.json");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Sessions_need_a_thread(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionFactory(threads));

    private void Refused(params string[] words)
    {
        var message = Assert.Throws<ModelException>(() => CorrespondenceNetwork.Open(_folder.Path, new SessionFactory())).Message;
        Assert.All(words, word => Assert.Contains(word, message));
    }
}
