using System.Text.Json;
using PaintSound.Core.Sources;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Reads the kind, length and sound format of files: of healthy WAV and AIFF files from their chunks, of all others with ffprobe. Thread-safe.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
internal sealed class MediaInspector(FfmpegTools ffmpeg, TimeProvider time)
{
    private const float AudibleSample = 1e-4f;
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="IDecoder.InspectAsync"/>
    public async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        var content = await ProbeAsync(file, stop);
        return content.SoundStreams > 1 ? content with { SoundStream = await FindSoundingStreamAsync(file, content, stop) } : content;
    }

    /// <summary>Like <see cref="InspectAsync"/>, for a reader of pictures only: the sound is not decoded to find the stream that sounds.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file is missing, empty, unreadable or of no known format.</exception>
    public async Task<MediaContent> ProbeAsync(string file, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        return PcmContent.Find(file) ?? await RunProbeAsync(file, input, stop);
    }

    /// <summary>Inspects a file with ffprobe.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="input">The file as ffmpeg's input.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file is unreadable or of no known format.</exception>
    internal async Task<MediaContent> RunProbeAsync(string file, string input, CancellationToken stop)
    {
        var result = await FfmpegTools.RunAsync(
            ffmpeg.Probe,
            ["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-print_format", "json", "-show_format", "-show_streams", input],
            ProbeTimeout,
            stop);
        var errorLines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (result.Exit != 0)
        {
            throw MediaFile.CreateReadException(file, errorLines.Length > 0 ? FfmpegErrorMessages.Explain(errorLines) : $"ffprobe exited with status {result.Exit}");
        }

        try
        {
            return ProbeReader.Read(result.Output) ?? throw MediaFile.CreateReadException(file, "it contains neither sound nor pictures");
        }
        catch (JsonException e)
        {
            throw MediaFile.CreateReadException(file, "ffprobe describes it in a way that PaintSound does not understand", e);
        }
    }

    /// <summary>Returns the first stream that sounds; the first stream if none does.</summary>
    private async Task<int> FindSoundingStreamAsync(string file, MediaContent content, CancellationToken stop)
    {
        var found = 0;
        await DedicatedThread.RunAsync("inspecting " + Path.GetFileName(file), () =>
        {
            for (var stream = 0; stream < content.SoundStreams; stream++)
            {
                if (Sounds(file, content with { SoundStream = stream }, stop))
                {
                    found = stream;
                    return;
                }
            }
        });
        stop.ThrowIfCancellationRequested();
        return found;
    }

    private bool Sounds(string file, MediaContent content, CancellationToken stop)
    {
        using SoundReader sound = new(ffmpeg, MediaFile.Require(file), content, new SoundRequest(1, ISoundSource.SampleRate), time, stop);
        for (var block = sound.Read(); block.Length > 0; block = sound.Read())
        {
            if (block.ContainsAnyExceptInRange(-AudibleSample, AudibleSample))
            {
                return true;
            }
        }

        return false;
    }
}
