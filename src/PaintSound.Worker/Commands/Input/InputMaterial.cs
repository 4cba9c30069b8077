using PaintSound.Core.Brush;
using PaintSound.Core.Music;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Indexing;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Reads pictures and sounds for a command, in the form that the networks take.</summary>
/// <param name="networks">The networks that take the material.</param>
internal sealed class InputMaterial(EmbeddingNetworks networks)
{
    private readonly FfmpegDecoder _decoder = new(FfmpegTools.Find(), TimeProvider.System);

    /// <summary>Reads a picture as 224 x 224 RGB pixels.</summary>
    /// <exception cref="MediaException">The picture cannot be read.</exception>
    public async Task<byte[]> PictureAsync(string file, CancellationToken stop)
    {
        await foreach (var picture in _decoder.DecodePicturesAsync([file], stop))
        {
            return picture.Rgb ?? throw new MediaException(picture.Reason ?? $"{file} cannot be read as a picture.");
        }

        throw new MediaException($"{file} cannot be read as a picture.");
    }

    /// <summary>Reads the last four seconds of a brush recording: the log-mel band by band, and the summary for the silence policy.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<(float[] Mel, BrushSummary Summary)> BrushAsync(string file, CancellationToken stop)
    {
        var settings = networks.Sound.Manifest.Mel;
        var analyser = new BrushAnalyser(settings, new NullBrushListener(), TimeProvider.System);
        await _decoder.DecodeSoundAsync(file, analyser.Process, stop);
        var mel = new float[settings.Bands * settings.Columns];
        analyser.CopyMelTo(mel);
        return (mel, analyser.Summary);
    }

    /// <summary>Reads the last four seconds of a piece of music: the log-mel band by band, and the summary with its level.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<(float[] Mel, MusicSummary Summary)> MusicAsync(string file, CancellationToken stop)
    {
        var settings = networks.Correspondence.Manifest.Mel;
        var analyser = new MusicAnalyser(settings);
        await _decoder.DecodeSoundAsync(file, (samples, _) => analyser.Process(samples), stop);
        var mel = new float[settings.Bands * settings.Columns];
        analyser.CopyMelTo(mel);
        return (mel, analyser.Summary);
    }

    /// <summary>Reads a whole sound as the excerpts of a library: the log-mel of every four seconds, band by band.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<IReadOnlyList<float[]>> MelsAsync(string file, CancellationToken stop)
    {
        var mels = new List<float[]>();
        var slicer = new ExcerptSlicer(
            [networks.Correspondence.Manifest.Mel], Excerpt.Seconds, (_, excerpt, _, _) => mels.Add([.. excerpt[0]]));
        await _decoder.DecodeSoundAsync(file, (samples, _) => slicer.Process(samples), stop);
        slicer.Finish();
        return mels.Count > 0 ? mels : throw new MediaException($"{file} contains no sound.");
    }
}
