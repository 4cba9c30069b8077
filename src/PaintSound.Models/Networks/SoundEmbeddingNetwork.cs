using PaintSound.Models.Manifests;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Networks;

/// <summary>A sound network in one ONNX file. Use an instance on one thread at a time; open one for each thread.</summary>
public sealed class SoundEmbeddingNetwork : ISoundEmbeddingNetwork
{
    private readonly BoundSession _sound;
    private readonly string[] _spaces;

    private SoundEmbeddingNetwork(Manifest manifest, SessionFactory sessions)
    {
        Manifest = manifest;
        TensorShape[] spaces = [new("rhythm", 1, RhythmSize), new("timbre", 1, TimbreSize), new("pooled", 1, PooledSize)];
        TensorShape[] outputs = [.. spaces.Where(space => space.Length > 0)];
        _spaces = Array.ConvertAll(outputs, space => space.Name);
        _sound = sessions.Open(new NetworkPart(
            manifest.Files["sound"], [new("mel", 1, 1, manifest.Mel.Bands, manifest.Mel.Columns)], outputs))[0];
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int RhythmSize => Manifest.Rhythm;

    /// <inheritdoc/>
    public int TimbreSize => Manifest.Timbre;

    /// <inheritdoc/>
    public int PooledSize => Manifest.Pooled;

    /// <summary>Opens the network in a folder.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="sessions">Creates the sessions.</param>
    /// <exception cref="ModelException">The manifest or a file is missing or invalid. The message says which.</exception>
    public static SoundEmbeddingNetwork Open(string folder, SessionFactory sessions) =>
        new(Manifest.Read(folder, Manifest.SoundEmbedding), sessions);

    /// <inheritdoc/>
    public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre, Span<float> pooled)
    {
        LengthGuard.Require(mel.Length, _sound.GetInput(0).Length, nameof(mel));
        LengthGuard.Require(rhythm.Length, RhythmSize, nameof(rhythm));
        LengthGuard.Require(timbre.Length, TimbreSize, nameof(timbre));
        LengthGuard.Require(pooled.Length, PooledSize, nameof(pooled));
        mel.CopyTo(_sound.GetInput(0));
        _sound.Run();
        for (var i = 0; i < _spaces.Length; i++)
        {
            _sound.GetOutput(i).CopyTo(_spaces[i] switch
            {
                "rhythm" => rhythm,
                "timbre" => timbre,
                _ => pooled,
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sound.Dispose();
}
