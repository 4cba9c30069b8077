using PaintSound.Media.Conversion;
using PaintSound.Media.Pcm;

namespace PaintSound.Media.Decoding;

/// <summary>Reads the sound of a WAV or AIFF file without ffmpeg, mixed to mono or to left and right by <see cref="FileMixer"/>. Not thread-safe.</summary>
internal sealed class PcmSoundReader : ISoundReader
{
    private const uint FrontCentre = 0x4, FrontLeftAndRight = 0x3;
    private readonly PcmReader _reader;
    private readonly FileMixer _mixer;
    private readonly LoudnessMeter? _meter;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="request">What is read: outputs, start, and whether the loudness is measured.</param>
    /// <param name="filters">The filters to the request's sample rate.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PcmSoundReader(string file, PcmSound sound, SoundRequest request, ResamplingFilters filters)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(filters.Target, request.Rate, nameof(filters));
        var format = sound.Format;
        var layout = new ChannelLayout(format.Channels, format.Channels == 1 ? FrontCentre : FrontLeftAndRight);
        _meter = request.MeasuresLoudness ? new LoudnessMeter(format.Rate, layout) : null;
        _reader = new PcmReader(file, sound, request.SeekSeconds);
        var converter = new RateConvertingReader(_reader.Read, format.Channels, filters.Find(format.Rate), _meter, sound.Frames);
        _mixer = new FileMixer(layout, request.Outputs, request.Rate, converter.Read);
    }

    /// <summary>The loudness of what was read, in LUFS; null if it was not measured, for silence, and for sounds shorter than 0.4 s.</summary>
    public double? LoudnessLufs => _meter?.IntegratedLufs;

    /// <inheritdoc/>
    public bool HasTimedOut => false;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlySpan<float> Read() => _mixer.Read();

    /// <inheritdoc/>
    public string? GetError() => _reader.HasEndedEarly ? "it ends too early" : null;

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
