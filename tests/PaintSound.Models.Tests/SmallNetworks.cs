using System.Runtime.InteropServices;

namespace PaintSound.Models.Tests;

/// <summary>Small networks with the shapes of the contract. Tests compute their outputs directly.</summary>
internal static class SmallNetworks
{
    public const int Half = 4;
    public const int Rhythm = 2;
    public const int Timbre = 3;

    /// <summary>half[h] (or embedding[h]) = mean red * Image[0][h] + mean green * Image[1][h] + mean blue * Image[2][h].</summary>
    public static readonly float[][] ImageWeights = [[1, 2, 3, 4], [-1, 0, 1, 2], [0.5f, -0.5f, 0.25f, 1]];

    /// <summary>half[h] = mean of the mel * Sound[h].</summary>
    public static readonly float[] SoundWeights = [0.5f, -1, 2, -0.25f];

    /// <summary>correspondence = sigmoid(sum of Join[h] * max(0, imageWeight * image[h] + sound[h])).</summary>
    public static readonly float[] JoinWeights = [1, -2, 0.5f, -1.5f];

    public static readonly float[] RhythmWeights = [3, -1];
    public static readonly float[] TimbreWeights = [1, 2, -4];
    public static readonly float[] PooledWeights = [1, 2, 4, 8];

    public static byte[] Image(string input = "image", string output = "half", int half = Half, int side = 224) => new OnnxGraph()
        .Input(input, [-1, 3, side, side])
        .Constant("w", [3, half], [.. ImageWeights.SelectMany(row => row.Take(half))])
        .Node("GlobalAveragePool", input, "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat w", output)
        .Output(output, [-1, half]).ToFile();

    public static byte[] Sound(string input = "mel", string output = "half", int bands = 100) => new OnnxGraph()
        .Input(input, [-1, 1, bands, 320])
        .Constant("w", [1, Half], SoundWeights)
        .Node("GlobalAveragePool", input, "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat w", output)
        .Output(output, [-1, Half]).ToFile();

    public static byte[] Join(float imageWeight = 1) => new OnnxGraph()
        .Input("image_half", [1, Half]).Input("sound_half", [-1, Half])
        .Constant("w", [Half], JoinWeights).Constant("n", [1], imageWeight)
        .Node("Mul", "image_half n", "image").Node("Add", "image sound_half", "sum").Node("Relu", "sum", "relu").Node("MatMul", "relu w", "logit")
        .Node("Sigmoid", "logit", "correspondence")
        .Output("correspondence", [-1]).ToFile();

    /// <summary>rhythm[i] = mean of the mel * Rhythm[i] * scale, timbre[i] likewise.</summary>
    public static byte[] Embedding(float scale = 1) => Embedding(graph => graph
        .Constant("r", [1, Rhythm], Array.ConvertAll(RhythmWeights, weight => weight * scale))
        .Constant("t", [1, Timbre], Array.ConvertAll(TimbreWeights, weight => weight * scale)));

    /// <summary>The data file of <see cref="External"/>.</summary>
    public const string DataName = "sound.onnx_data";

    /// <summary><see cref="Embedding(float)"/> with its weights in a data file.</summary>
    public static byte[] External(string location = DataName) => Embedding(graph => graph
        .External("r", [1, Rhythm], ("location", location), ("length", $"{sizeof(float) * Rhythm}"))
        .External("t", [1, Timbre], ("location", location), ("offset", $"{sizeof(float) * Rhythm}")));

    /// <summary>Returns the content of the data file: the weights of rhythm, then those of timbre.</summary>
    public static byte[] CreateData() => MemoryMarshal.AsBytes<float>([.. RhythmWeights, .. TimbreWeights]).ToArray();

    /// <summary>The graph of <see cref="Embedding(float)"/> with other constants r and t.</summary>
    public static byte[] Embedding(Func<OnnxGraph, OnnxGraph> addWeights) => addWeights(new OnnxGraph().Input("mel", [-1, 1, 100, 320]))
        .Node("GlobalAveragePool", "mel", "mean").Node("Flatten", "mean", "flat")
        .Node("MatMul", "flat r", "rhythm").Node("MatMul", "flat t", "timbre")
        .Output("rhythm", [-1, Rhythm]).Output("timbre", [-1, Timbre]).ToFile();

    /// <summary>pooled[i] = mean of the mel * Pooled[i]. Also has rhythm and timbre, unless pooled is the only output.</summary>
    public static byte[] Pooled(bool isOnlyOutput)
    {
        var graph = new OnnxGraph().Input("mel", [-1, 1, 100, 320]).Constant("p", [1, PooledWeights.Length], PooledWeights)
            .Node("GlobalAveragePool", "mel", "mean").Node("Flatten", "mean", "flat").Node("MatMul", "flat p", "pooled");
        if (!isOnlyOutput)
        {
            graph.Constant("r", [1, Rhythm], RhythmWeights).Constant("t", [1, Timbre], TimbreWeights)
                .Node("MatMul", "flat r", "rhythm").Node("MatMul", "flat t", "timbre")
                .Output("rhythm", [-1, Rhythm]).Output("timbre", [-1, Timbre]);
        }

        return graph.Output("pooled", [-1, PooledWeights.Length]).ToFile();
    }
}
