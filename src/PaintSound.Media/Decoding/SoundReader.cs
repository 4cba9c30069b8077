using System.Globalization;
using PaintSound.Media.Conversion;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Reads the sound of a file: mixed to mono or to left and right by <see cref="FileMixer"/>, or selected channels as they are. Not thread-safe. Reading does not allocate.
/// </summary>
internal sealed class SoundReader : ISoundReader
{
    // The layout of more channels is not guessed from their number: six channels are not 5.1 unless the file says so.
    private static readonly string[] Input = ["-protocol_whitelist", "file,pipe", "-guess_layout_max", "2"];

    // A rate from which every filter can be computed.
    private const int UsualRate = 48_000;

    private readonly DecodeProcess _process;
    private readonly FileMixer? _mixer;
    private readonly SelectedChannels? _selected;
    private readonly LoudnessMeter? _meter;

    /// <summary>Starts ffmpeg and waits for the first sound.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="input">The file as ffmpeg's input (<see cref="MediaFile.Require"/>).</param>
    /// <param name="content">The content of the file.</param>
    /// <param name="request">What is read.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <param name="filters">The filters to the request's sample rate, if loudness is measured: that is done at the rate of the file, faster than ffmpeg's filter does it.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started, or the file has too few channels.</exception>
    public SoundReader(
        FfmpegTools ffmpeg, string input, MediaContent content, SoundRequest request, TimeProvider time, CancellationToken stop, ResamplingFilters? filters = null)
    {
        _process = Start(filters is null ? request.Rate : null);
        try
        {
            if (WavStreamHeader.Read(_process.Read) is not { } format)
            {
                return;
            }

            if (filters is not null && !ResamplingFilter.Supports(format.Rate, request.Rate))
            {
                _process.Dispose();
                _process = Start(UsualRate);
                format = WavStreamHeader.Read(_process.Read) ?? format;
            }

            if (request.Selection is null)
            {
                _meter = request.MeasuresLoudness && (format.Layout.Channels <= 2 || format.Layout.Speakers != 0) ? new LoudnessMeter(format.Rate, format.Layout) : null;
                _mixer = new FileMixer(format.Layout, request.Outputs, request.Rate, CreateConverter(format, filters?.Find(format.Rate)));
                return;
            }

            if (request.Selection.Explain(format.Layout.Channels) is { } reason)
            {
                throw MediaFile.CreateReadException(input["file:".Length..], reason);
            }

            _selected = new SelectedChannels(request.Selection, format.Layout.Channels, request.Rate);
        }
        catch
        {
            _process.Dispose();
            throw;
        }

        DecodeProcess Start(int? rate)
        {
            string[] seek = request.SeekSeconds > 0 ? ["-ss", request.SeekSeconds.ToString(CultureInfo.InvariantCulture)] : [];
            string[] output = [.. rate is { } hertz ? new[] { "-ar", $"{hertz}" } : [], "-c:a", "pcm_f32le", "-bitexact", "-map_metadata", "-1", "-f", "wav", "pipe:1"];
            return new DecodeProcess(
                ffmpeg, [.. Input, .. request.InputOptions, .. seek, "-i", input, .. request.Select(content.SoundStream), .. output], time, stop, request.Description);
        }
    }

    /// <summary>The loudness of what was read, in LUFS; null if it was not measured, for silence, and for sounds shorter than 0.4 s.</summary>
    public double? LoudnessLufs => _meter?.IntegratedLufs;

    /// <inheritdoc cref="DecodeProcess.HasTimedOut"/>
    public bool HasTimedOut => _process.HasTimedOut;

    /// <inheritdoc cref="FfmpegProcess.HasFoundDamage"/>
    public bool HasFoundDamage => _process.HasFoundDamage;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read() => _mixer is not null ? _mixer.Read() : _selected is not null ? _selected.Read(_process.Read) : [];

    /// <inheritdoc cref="DecodeProcess.GetError"/>
    public string? GetError() => _process.GetError();

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private FileMixer.ByteReader CreateConverter(WavStreamFormat format, ResamplingFilter? filter) =>
        filter is null && _meter is null ? _process.Read : new RateConvertingReader(_process.Read, format.Layout.Channels, filter, _meter).Read;
}
