using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using PaintSound.Models.Manifests;

namespace PaintSound.Models.Sessions;

/// <summary>The one place where networks become sessions, all with the same options.</summary>
/// <param name="threads">
/// Threads in one run, the caller's included. One is right for a performance, which runs several networks beside each other;
/// more help only while cores are idle, for example when indexing.
/// </param>
public sealed class SessionFactory(int threads = 1)
{
    private const string ExportAgain =
        "Correct model.json, or export the network again as models/training/README.md describes.";

    /// <summary>Threads in one run of a session.</summary>
    public int Threads { get; } = threads > 0
        ? threads
        : throw new ArgumentOutOfRangeException(nameof(threads), threads, "A network runs on one thread or more.");

    /// <summary>
    /// Opens the graphs of a network, all or none, and runs each once: a first run, which allocates inside, is not a live one.
    /// </summary>
    /// <exception cref="ModelException">A file is not what the manifest says.</exception>
    internal BoundSession[] Open(params ReadOnlySpan<NetworkPart> parts)
    {
        var opened = new List<BoundSession>();
        try
        {
            foreach (var part in parts)
            {
                opened.Add(Open(part));
            }

            return [.. opened];
        }
        catch
        {
            opened.ForEach(session => session.Dispose());
            throw;
        }
    }

    private BoundSession Open(NetworkPart part)
    {
        var session = Load(part.File);
        BoundSession? bound = null;
        try
        {
            Compare(part, session);
            bound = new BoundSession(session, part.Inputs, part.Outputs);
            bound.Run();
            return bound;
        }
        catch (Exception e)
        {
            (bound as IDisposable ?? session).Dispose();
            if (e is OnnxRuntimeException)
            {
                throw new ModelException(
                    $"{part.File.Path} does not run with the shapes in its model.json: {e.Message} {ExportAgain}", e);
            }

            throw;
        }
    }

    private InferenceSession Load(NetworkFile file)
    {
        var bytes = VerifiedGraph.Read(file);
        try
        {
            _ = OnnxRuntimeEnvironment.Instance;
            using var options = new SessionOptions
            {
                // Left alone, the runtime takes every core, and takes them from sound and camera.
                IntraOpNumThreads = Threads,
                InterOpNumThreads = 1,
                // The networks are chains: running operators side by side would only add queues.
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                // Fuses convolution, normalisation and activation once at load; the numbers stay within rounding.
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                // What goes wrong comes as an exception too; its own lines would only stand beside ours on standard error.
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            // A waiting pool thread would burn a core that sound and camera need.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            // Never the runtime's own format, which may refer to other files as well.
            options.AddSessionConfigEntry("session.load_model_format", "ONNX");
            return new InferenceSession(bytes, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"{file.Path} is not an ONNX network that this PaintSound can load: {e.Message}", e);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            throw new ModelException(
                $"ONNX Runtime's library for {RuntimeInformation.RuntimeIdentifier} is not beside the program or does not load. "
                + "There is one for linux-x64, linux-arm64, win-x64, win-arm64 and osx-arm64; on one of these, build again.", e);
        }
    }

    private static void Compare(NetworkPart part, InferenceSession session)
    {
        Compare(part.File, "input", session.InputMetadata, part.Inputs);
        Compare(part.File, "output", session.OutputMetadata, part.Outputs);
        if (session.InputMetadata.Keys.Except(part.Inputs.Select(input => input.Name)).FirstOrDefault() is { } extra)
        {
            throw new ModelException($"{part.File.Path} wants an input \"{extra}\" that PaintSound does not have. {ExportAgain}");
        }
    }

    private static void Compare(
        NetworkFile file, string kind, IReadOnlyDictionary<string, NodeMetadata> graph, TensorShape[] shapes)
    {
        foreach (var shape in shapes)
        {
            if (!graph.TryGetValue(shape.Name, out var found))
            {
                throw new ModelException(
                    $"{file.Path} has no {kind} \"{shape.Name}\" (it has {string.Join(", ", graph.Keys)}). {ExportAgain}");
            }

            if (found.ElementType != typeof(float))
            {
                throw new ModelException(
                    $"{file.Path}: the {kind} \"{shape.Name}\" must be float32, not {found.ElementType?.Name}. {ExportAgain}");
            }

            if (!shape.Fits(found.Dimensions))
            {
                throw new ModelException($"{file.Path}: the {kind} \"{shape.Name}\" has the shape "
                    + $"[{string.Join(" x ", found.Dimensions)}] (-1 is open), but model.json asks for {shape}. {ExportAgain}");
            }
        }
    }
}
