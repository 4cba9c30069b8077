namespace PaintSound.Models;

/// <summary>A sound network in one ONNX file. An instance belongs to one thread at a time; open one for each thread.</summary>
public sealed class SoundEmbeddingNetwork : ISoundEmbeddingNetwork
{
    private readonly BoundSession _sound;

    private SoundEmbeddingNetwork(Manifest manifest, BoundSession sound)
    {
        Manifest = manifest;
        _sound = sound;
    }

    /// <inheritdoc/>
    public Manifest Manifest { get; }

    /// <inheritdoc/>
    public int RhythmSize => Manifest.Rhythm;

    /// <inheritdoc/>
    public int TimbreSize => Manifest.Timbre;

    /// <summary>Opens the network in a folder.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="sessions">Where sessions come from.</param>
    /// <exception cref="ModelException">Something is missing or does not fit; the message says what.</exception>
    public static SoundEmbeddingNetwork Open(string folder, SessionFactory sessions)
    {
        var manifest = Manifest.Read(folder, Manifest.SoundEmbedding);
        return new SoundEmbeddingNetwork(manifest, sessions.Open(new NetworkPart(
            manifest.Files["sound"],
            [new("mel", 1, 1, manifest.Mel.Bands, manifest.Mel.Columns)],
            [new("rhythm", 1, manifest.Rhythm), new("timbre", 1, manifest.Timbre)]))[0]);
    }

    /// <inheritdoc/>
    public void Embed(ReadOnlySpan<float> mel, Span<float> rhythm, Span<float> timbre)
    {
        Lengths.Require(mel.Length, _sound.Input(0).Length, nameof(mel));
        Lengths.Require(rhythm.Length, RhythmSize, nameof(rhythm));
        Lengths.Require(timbre.Length, TimbreSize, nameof(timbre));
        mel.CopyTo(_sound.Input(0));
        _sound.Run();
        _sound.Output(0).CopyTo(rhythm);
        _sound.Output(1).CopyTo(timbre);
    }

    /// <inheritdoc/>
    public void Dispose() => _sound.Dispose();
}
