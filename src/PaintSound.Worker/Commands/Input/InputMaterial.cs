using PaintSound.Core.Brush;
using PaintSound.Core.Music;
using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Indexing;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Pictures and sounds that a command was given, as the networks take them.</summary>
internal sealed class InputMaterial(EmbeddingNetworks networks)
{
    private readonly FfmpegDecoder _decoder = new(FfmpegTools.Find(), TimeProvider.System);

    /// <summary>A picture's 224 x 224 RGB pixels.</summary>
    /// <exception cref="MediaException">The picture cannot be read.</exception>
    public async Task<byte[]> PictureAsync(string file, CancellationToken stop)
    {
        await foreach (var picture in _decoder.DecodePicturesAsync([file], stop))
        {
            return picture.Rgb ?? throw new MediaException(picture.Reason ?? $"{file} cannot be read as a picture.");
        }

        throw new MediaException($"{file} cannot be read as a picture.");
    }

    /// <summary>The last four seconds of a brush's sound: log-mel band by band, and what the silence rule needs to know.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<(float[] Mel, BrushSummary Moment)> BrushAsync(string file, CancellationToken stop)
    {
        var settings = networks.Sound.Manifest.Mel;
        var ear = new BrushAnalyser(settings, new NobodyListens(), TimeProvider.System);
        await _decoder.DecodeSoundAsync(file, ear.Process, stop);
        var mel = new float[settings.Bands * settings.Columns];
        ear.CopyMelTo(mel);
        return (mel, ear.Summary);
    }

    /// <summary>The last four seconds of a piece of music: log-mel band by band, and how loud they are.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<(float[] Mel, MusicSummary Moment)> MusicAsync(string file, CancellationToken stop)
    {
        var settings = networks.Correspondence.Manifest.Mel;
        var ear = new MusicAnalyser(settings);
        await _decoder.DecodeSoundAsync(file, (samples, _) => ear.Process(samples), stop);
        var mel = new float[settings.Bands * settings.Columns];
        ear.CopyMelTo(mel);
        return (mel, ear.Summary);
    }

    /// <summary>A whole sound as a correspondence network hears a library: the log-mel of every four seconds, band by band.</summary>
    /// <exception cref="MediaException">The sound cannot be read.</exception>
    public async Task<IReadOnlyList<float[]>> MelsAsync(string file, CancellationToken stop)
    {
        var mels = new List<float[]>();
        var cutter = new ExcerptSlicer(
            [networks.Correspondence.Manifest.Mel], Excerpt.Seconds, (_, excerpt, _, _) => mels.Add([.. excerpt[0]]));
        await _decoder.DecodeSoundAsync(file, (samples, _) => cutter.Process(samples), stop);
        cutter.Finish();
        return mels.Count > 0 ? mels : throw new MediaException($"{file} holds no sound.");
    }

    /// <summary>A sound that is heard as a whole needs no word about its strokes.</summary>
    private sealed class NobodyListens : IBrushListener
    {
        public void OnFeatures(in BrushFeatures features)
        {
        }

        public void OnOnset(float strength, long timestamp)
        {
        }

        public void OnStroke(bool started, long timestamp)
        {
        }
    }
}
