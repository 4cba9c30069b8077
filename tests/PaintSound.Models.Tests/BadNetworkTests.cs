using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>Networks with a valid manifest and ONNX files that do not fit it.</summary>
public sealed class BadNetworkTests : IDisposable
{
    private const int Float64 = 11;
    private readonly NetworkFolder _folder = NetworkFolder.Correspondence();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("image")]
    [InlineData("sound")]
    [InlineData("join")]
    public void Reports_a_missing_file(string part)
    {
        File.Delete(_folder.GetFile(part));
        AssertRejected(_folder.GetFile(part), "is missing, but model.json lists it");
    }

    [Fact]
    public void Rejects_a_file_with_another_hash()
    {
        File.WriteAllBytes(_folder.GetFile("sound"), SmallNetworks.Join());
        AssertRejected(_folder.GetFile("sound"), "is not the file that model.json describes");
    }

    [Fact]
    public void Rejects_a_file_that_is_not_onnx()
    {
        _folder.Replace("image", "This is a letter, not a network."u8.ToArray());
        AssertRejected(_folder.GetFile("image"), "is not an ONNX network");
    }

    [Fact]
    public void Rejects_a_truncated_file()
    {
        _folder.Replace("sound", SmallNetworks.Sound()[..^40]);
        AssertRejected(_folder.GetFile("sound"), "is not an ONNX network");
    }

    [Fact]
    public void Rejects_an_input_with_another_name()
    {
        _folder.Replace("image", SmallNetworks.Image(input: "pixels"));
        AssertRejected(_folder.GetFile("image"), "has no input \"image\" (it has pixels)");
    }

    [Fact]
    public void Rejects_an_output_with_another_name()
    {
        _folder.Replace("sound", SmallNetworks.Sound(output: "embedding"));
        AssertRejected(_folder.GetFile("sound"), "has no output \"half\" (it has embedding)");
    }

    [Fact]
    public void Rejects_an_input_of_another_shape()
    {
        _folder.Replace("sound", SmallNetworks.Sound(bands: 80));
        AssertRejected(_folder.GetFile("sound"),
            "the input \"mel\" has the shape [-1 x 1 x 80 x 320]", "model.json requires mel [1 x 1 x 100 x 320]");
    }

    [Fact]
    public void Rejects_an_output_of_another_length()
    {
        _folder.Replace("image", SmallNetworks.Image(half: 3));
        AssertRejected(_folder.GetFile("image"), "the output \"half\" has the shape [-1 x 3]", "model.json requires half [1 x 4]");
    }

    [Fact]
    public void Rejects_an_input_of_another_type()
    {
        _folder.Replace("join", new OnnxGraph().Input("image_half", [1, 4], Float64).Input("sound_half", [-1, 4], Float64)
            .Node("Add", "image_half sound_half", "correspondence").Output("correspondence", [-1, 4], Float64).ToFile());
        AssertRejected(_folder.GetFile("join"), "the input \"image_half\" must be float32, not Double");
    }

    [Fact]
    public void Rejects_an_extra_input()
    {
        _folder.Replace("sound", new OnnxGraph().Input("mel", [-1, 1, 100, 320]).Input("level", [1])
            .Constant("w", [1, 4], 1, 1, 1, 1)
            .Node("GlobalAveragePool", "mel", "mean").Node("Flatten", "mean", "flat").Node("Mul", "flat level", "scaled")
            .Node("MatMul", "scaled w", "half").Output("half", [-1, 4]).ToFile());
        AssertRejected(_folder.GetFile("sound"), "has an input \"level\" that PaintSound does not support");
    }

    [Fact]
    public void Rejects_a_graph_that_cannot_run()
    {
        // The length of the output is known only at run time, and it is not the number of sounds.
        _folder.Replace("join", new OnnxGraph().Input("image_half", [1, 4]).Input("sound_half", [-1, 4])
            .Node("Add", "image_half sound_half", "sum").Node("Unique", "sum", "correspondence")
            .Output("correspondence", [-1]).ToFile());
        AssertRejected(_folder.GetFile("join"), "does not run with the shapes in its model.json");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Sessions_need_at_least_one_thread(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionFactory(threads));

    private void AssertRejected(params string[] parts)
    {
        var message = Assert.Throws<ModelException>(() => CorrespondenceNetwork.Open(_folder.Path, new SessionFactory())).Message;
        Assert.All(parts, part => Assert.Contains(part, message));
    }
}
