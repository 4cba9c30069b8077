using PaintSound.Film.Recording;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Writes the sound of a take to WAV files, and keeps canvas and brush for film and picture. Several microphones are mixed. For one thread.</summary>
/// <param name="head">The head of the take.</param>
/// <param name="getStart">Returns where the take begins; called with the first block or frame.</param>
/// <param name="brushPath">The file of the brush.</param>
/// <param name="musicPath">The file of the music; null if it is not wanted.</param>
/// <param name="recording">Receives canvas and brush; null if neither film nor picture is wanted.</param>
internal sealed class TakeMedia(TakeHead head, Func<TimeSpan> getStart, string brushPath, string? musicPath, PerformanceRecording? recording) : ITakeListener, IDisposable
{
    private TakeSoundFile? _brush, _music;

    /// <summary>The largest amplitude of the brush.</summary>
    public float BrushPeak => _brush?.Peak ?? 0;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void OnBrush(long at, ReadOnlySpan<float> samples) => Brush.Add(head.ToTime(at), Mix(samples));

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void OnMusic(long at, ReadOnlySpan<float> samples) => Music?.Add(head.ToTime(at), samples);

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb) => recording?.AddFrame(head.ToTime(at) - getStart(), rgb);

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        // Events are collected by others.
    }

    /// <summary>Writes the files. Call it once, at the end of the take.</summary>
    /// <returns>The time line of the brush.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public SoundTimeline Complete()
    {
        Music?.Complete(null);
        Brush.Complete(recording);
        return Brush.Timeline;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _brush?.Dispose();
        _music?.Dispose();
    }

    private TakeSoundFile Brush => _brush ??= new TakeSoundFile(brushPath, getStart());

    private TakeSoundFile? Music => _music ??= musicPath is null ? null : new TakeSoundFile(musicPath, getStart());

    private ReadOnlySpan<float> Mix(ReadOnlySpan<float> samples)
    {
        if (head.BrushChannels == 1)
        {
            return samples;
        }

        var mono = new float[samples.Length / head.BrushChannels];
        for (var i = 0; i < samples.Length; i++)
        {
            mono[i / head.BrushChannels] += samples[i] / head.BrushChannels;
        }

        return mono;
    }
}
