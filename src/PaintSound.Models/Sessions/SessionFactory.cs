using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using PaintSound.Models.Manifests;

namespace PaintSound.Models.Sessions;

/// <summary>Creates the sessions of all networks, with the same options. Thread-safe.</summary>
/// <param name="threads">
/// Threads per run, including the calling thread; default 1. Use 1 in a performance, which runs several networks at the same time.
/// More threads help only if cores are idle, for example while indexing.
/// </param>
public sealed class SessionFactory(int threads = 1)
{
    private const string ExportAgain =
        "Correct model.json, or export the network again as models/training/README.md describes.";

    /// <summary>Threads per run of a session.</summary>
    public int Threads { get; } = threads > 0
        ? threads
        : throw new ArgumentOutOfRangeException(nameof(threads), threads, "A session needs at least one thread.");

    /// <summary>
    /// Opens all graphs of a network, or none, and runs each once, because the first run allocates inside the runtime.
    /// </summary>
    /// <exception cref="ModelException">A file is missing, invalid or does not fit the manifest.</exception>
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
            Validate(part, session);
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
                // By default, the runtime uses all cores, which sound and camera need.
                IntraOpNumThreads = Threads,
                InterOpNumThreads = 1,
                // The networks are chains, so parallel operators would only add overhead.
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                // Fuses convolution, normalisation and activation once at load. Results change only by rounding.
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                // Errors arrive as exceptions too, so the runtime must not write them to standard error.
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            // A spinning pool thread would use a core that sound and camera need.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            // The other format of the runtime, ORT, could refer to other files.
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
                $"ONNX Runtime's library for {RuntimeInformation.RuntimeIdentifier} is missing or does not load. "
                + "It exists for linux-x64, linux-arm64, win-x64, win-arm64 and osx-arm64. On one of these systems, build PaintSound again.", e);
        }
    }

    private static void Validate(NetworkPart part, InferenceSession session)
    {
        Validate(part.File, "input", session.InputMetadata, part.Inputs);
        Validate(part.File, "output", session.OutputMetadata, part.Outputs);
        if (session.InputMetadata.Keys.Except(part.Inputs.Select(input => input.Name)).FirstOrDefault() is { } extra)
        {
            throw new ModelException($"{part.File.Path} has an input \"{extra}\" that PaintSound does not support. {ExportAgain}");
        }
    }

    private static void Validate(
        NetworkFile file, string kind, IReadOnlyDictionary<string, NodeMetadata> graph, TensorShape[] shapes)
    {
        foreach (var shape in shapes)
        {
            if (!graph.TryGetValue(shape.Name, out var actual))
            {
                throw new ModelException(
                    $"{file.Path} has no {kind} \"{shape.Name}\" (it has {string.Join(", ", graph.Keys)}). {ExportAgain}");
            }

            if (actual.ElementType != typeof(float))
            {
                throw new ModelException(
                    $"{file.Path}: the {kind} \"{shape.Name}\" must be float32, not {actual.ElementType?.Name}. {ExportAgain}");
            }

            if (!shape.Fits(actual.Dimensions))
            {
                throw new ModelException($"{file.Path}: the {kind} \"{shape.Name}\" has the shape "
                    + $"[{string.Join(" x ", actual.Dimensions)}] (-1 is open), but model.json requires {shape}. {ExportAgain}");
            }
        }
    }
}
