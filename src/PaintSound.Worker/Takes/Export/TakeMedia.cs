using PaintSound.Core.Sources;
using PaintSound.Film.Recording;
using PaintSound.Media.Writing;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes.Export;

/// <summary>
/// Writes the sound of a take to WAV files that begin with the take, and keeps canvas and brush for film and picture. Where sound is missing there is silence,
/// so every sample is at its time. Several microphones are mixed. For one thread.
/// </summary>
internal sealed class TakeMedia : ITakeListener, IDisposable
{
    // In seconds of silence that are written at a time.
    private const int SilenceSamples = ISoundSource.SampleRate;

    private readonly TakeHead _head;
    private readonly Func<TimeSpan> _getStart;
    private readonly PerformanceRecording? _recording;
    private readonly WavWriter _brush;
    private readonly WavWriter? _music;
    private readonly float[] _silence = new float[SilenceSamples];
    private SoundTimeline? _brushTimeline, _musicTimeline;

    /// <summary>Creates the files.</summary>
    /// <param name="head">The head of the take.</param>
    /// <param name="getStart">Returns where the take begins; called with the first block or frame.</param>
    /// <param name="brush">The file of the brush.</param>
    /// <param name="music">The file of the music; null if it is not wanted.</param>
    /// <param name="recording">Receives canvas and brush; null if neither film nor picture is wanted.</param>
    /// <exception cref="Media.MediaException">A file cannot be created.</exception>
    public TakeMedia(TakeHead head, Func<TimeSpan> getStart, string brush, string? music, PerformanceRecording? recording)
    {
        (_head, _getStart, _recording) = (head, getStart, recording);
        _brush = new WavWriter(brush, ISoundSource.SampleRate, 1, isFloat: true);
        _music = music is null ? null : new WavWriter(music, ISoundSource.SampleRate, 1, isFloat: true);
    }

    /// <summary>The time line of the brush.</summary>
    public SoundTimeline Brush => _brushTimeline ?? new SoundTimeline(_getStart());

    /// <summary>The largest amplitude of the brush.</summary>
    public float BrushPeak { get; private set; }

    /// <inheritdoc/>
    public void OnBrush(long at, ReadOnlySpan<float> samples)
    {
        _brushTimeline ??= new SoundTimeline(_getStart());
        var mono = Mix(samples);
        Write(_brush, _brushTimeline, at, mono, AddToRecording);
        foreach (var sample in mono)
        {
            BrushPeak = Math.Max(BrushPeak, Math.Abs(sample));
        }
    }

    /// <inheritdoc/>
    public void OnMusic(long at, ReadOnlySpan<float> samples)
    {
        if (_music is not null)
        {
            _musicTimeline ??= new SoundTimeline(_getStart());
            Write(_music, _musicTimeline, at, samples, null);
        }
    }

    /// <inheritdoc/>
    public void OnFrame(long at, ReadOnlySpan<byte> rgb) => _recording?.AddFrame(_head.ToTime(at) - _getStart(), rgb);

    /// <inheritdoc/>
    public void OnRecord(TakeRecord record)
    {
        // Events are collected by others.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _brush.Dispose();
        _music?.Dispose();
    }

    private void AddToRecording(ReadOnlySpan<float> samples) => _recording?.AddBrush(samples);

    private void Write(WavWriter wav, SoundTimeline timeline, long at, ReadOnlySpan<float> samples, SamplesHandler? also)
    {
        for (var silence = timeline.Add(_head.ToTime(at), samples.Length); silence > 0; silence -= SilenceSamples)
        {
            var part = _silence.AsSpan(0, (int)Math.Min(silence, SilenceSamples));
            wav.Write(part);
            also?.Invoke(part);
        }

        wav.Write(samples);
        also?.Invoke(samples);
    }

    private ReadOnlySpan<float> Mix(ReadOnlySpan<float> samples)
    {
        if (_head.BrushChannels == 1)
        {
            return samples;
        }

        var mono = new float[samples.Length / _head.BrushChannels];
        for (var i = 0; i < samples.Length; i++)
        {
            mono[i / _head.BrushChannels] += samples[i] / _head.BrushChannels;
        }

        return mono;
    }

    private delegate void SamplesHandler(ReadOnlySpan<float> samples);
}
