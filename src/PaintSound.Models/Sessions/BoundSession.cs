using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using PaintSound.Models.Manifests;

namespace PaintSound.Models.Sessions;

/// <summary>
/// A session whose inputs and outputs are bound for life to arrays that the collector never moves: a run allocates nothing
/// and copies nothing. Write the inputs, run, read the outputs. One thread at a time.
/// </summary>
internal sealed class BoundSession : IDisposable
{
    private const int AlignmentBytes = 64;

    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();
    private readonly List<OrtValue> _values = [];
    private readonly Memory<float>[] _inputs;
    private readonly Memory<float>[] _outputs;
    private bool _disposed;

    /// <summary>Binds the session's tensors; it owns the session from here on.</summary>
    public BoundSession(InferenceSession session, TensorShape[] inputs, TensorShape[] outputs)
    {
        _session = session;
        _binding = session.CreateIoBinding();
        _inputs = Array.ConvertAll(inputs, shape => Allocate(shape, _binding.BindInput));
        _outputs = Array.ConvertAll(outputs, shape => Allocate(shape, _binding.BindOutput));
    }

    /// <summary>The values of the given input, in the order of the shapes at construction.</summary>
    public Span<float> Input(int index) => _inputs[index].Span;

    /// <summary>The values of the given output, valid until the next run.</summary>
    public ReadOnlySpan<float> Output(int index) => _outputs[index].Span;

    /// <summary>Computes the outputs from the inputs.</summary>
    public void Run()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _session.RunWithBinding(_options, _binding);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
        _options.Dispose();
        _session.Dispose();
    }

    private Memory<float> Allocate(TensorShape shape, Action<string, OrtValue> bind)
    {
        // Sums over a tensor start at an aligned address, so their rounding depends on the alignment: with the same one for every session,
        // every session gives the same result to the last bit.
        var array = GC.AllocateArray<float>(shape.Length + (AlignmentBytes / sizeof(float)), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % AlignmentBytes);
        var memory = array.AsMemory((AlignmentBytes - past) % AlignmentBytes / sizeof(float), shape.Length);
        var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory, shape.Dimensions);
        _values.Add(value);
        bind(shape.Name, value);
        return memory;
    }
}
