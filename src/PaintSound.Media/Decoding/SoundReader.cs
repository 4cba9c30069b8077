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
    private readonly DecodeProcess _process;
    private readonly FileMixer? _mixer;
    private readonly SelectedChannels? _selected;

    /// <summary>Starts ffmpeg and waits for the first sound.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="input">The file as ffmpeg's input (<see cref="MediaFile.Require"/>).</param>
    /// <param name="content">The content of the file.</param>
    /// <param name="request">What is read.</param>
    /// <param name="time">The clock for timeouts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started, or the file has too few channels.</exception>
    public SoundReader(FfmpegTools ffmpeg, string input, MediaContent content, SoundRequest request, TimeProvider time, CancellationToken stop)
    {
        string[] seek = request.SeekSeconds > 0 ? ["-ss", request.SeekSeconds.ToString(CultureInfo.InvariantCulture)] : [];
        string[] rate = ["-ar", $"{request.Rate}", "-c:a", "pcm_f32le", "-bitexact", "-map_metadata", "-1", "-f", "wav", "pipe:1"];
        _process = new DecodeProcess(ffmpeg, [.. Input, .. request.InputOptions, .. seek, "-i", input, .. request.Select(content.SoundStream), .. rate, .. request.Measure], time, stop, request.Description);
        try
        {
            if (WavStreamHeader.Read(_process.Read) is not { } layout)
            {
                return;
            }

            if (request.Selection is null)
            {
                _mixer = new FileMixer(layout, request.Outputs, request.Rate, _process.Read);
                return;
            }

            if (request.Selection.Explain(layout.Channels) is { } reason)
            {
                throw MediaFile.CreateReadException(input["file:".Length..], reason);
            }

            _selected = new SelectedChannels(request.Selection, layout.Channels, request.Rate);
        }
        catch
        {
            _process.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="DecodeProcess.HasTimedOut"/>
    public bool HasTimedOut => _process.HasTimedOut;

    /// <inheritdoc cref="FfmpegProcess.HasFoundDamage"/>
    public bool HasFoundDamage => _process.HasFoundDamage;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read() => _mixer is not null ? _mixer.Read() : _selected is not null ? _selected.Read(_process.Read) : [];

    /// <inheritdoc cref="DecodeProcess.GetError"/>
    public string? GetError() => _process.GetError();

    /// <inheritdoc cref="DecodeProcess.GetMetadata"/>
    public string? GetMetadata(string key) => _process.GetMetadata(key);

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
