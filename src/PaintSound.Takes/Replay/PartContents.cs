using PaintSound.Takes.Pictures;
using PaintSound.Takes.Records;
using PaintSound.Takes.Sound;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Replay;

/// <summary>The sound and the frames of a part, read in the order of its journal. What is passed over is decoded only if something after it is read. Not thread-safe.</summary>
/// <param name="part">The folder of the part.</param>
/// <param name="head">The head of the take.</param>
internal sealed class PartContents(string part, TakeHead head) : IDisposable
{
    private readonly Lazy<FlacReader> _brush = new(() => new FlacReader(Path.Combine(part, TakeFiles.Brush), head.BrushChannels));
    private readonly Lazy<FlacReader> _music = new(() => new FlacReader(Path.Combine(part, TakeFiles.Music), 1));
    private readonly FrameFileReader _canvas = new(TakeFiles.OpenRead(Path.Combine(part, TakeFiles.Canvas)));
    private long _passedBrush, _passedMusic;

    /// <summary>Passes over brush sound.</summary>
    /// <param name="frames">Samples of each microphone.</param>
    public void PassOverBrush(int frames) => _passedBrush += frames;

    /// <summary>Passes over music.</summary>
    /// <param name="frames">Samples.</param>
    public void PassOverMusic(int frames) => _passedMusic += frames;

    /// <summary>Passes over a frame of the canvas.</summary>
    public void PassOverFrame() => _canvas.PassOver();

    /// <summary>Reads brush sound.</summary>
    /// <param name="frames">Samples of each microphone.</param>
    /// <returns>Interleaved samples; null if the file ends before.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public float[]? ReadBrush(int frames) => Read(_brush.Value, frames * head.BrushChannels, ref _passedBrush);

    /// <summary>Reads music.</summary>
    /// <inheritdoc cref="ReadBrush"/>
    public float[]? ReadMusic(int frames) => head.HasMusic ? Read(_music.Value, frames, ref _passedMusic) : null;

    /// <summary>Reads a frame of the canvas.</summary>
    /// <returns>224 x 224 x 3 bytes, valid until the next call; empty if the file ends before.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlySpan<byte> ReadFrame() => _canvas.Read();

    /// <inheritdoc/>
    public void Dispose() => _canvas.Dispose();

    private static float[]? Read(FlacReader file, int count, ref long passed)
    {
        var isThere = passed == 0 || file.PassOver(passed);
        passed = 0;
        var samples = new float[count];
        return isThere && file.Read(samples) ? samples : null;
    }
}
