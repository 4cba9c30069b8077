using PaintSound.Film;
using PaintSound.Film.Drawing;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Outputs;
using SkiaSharp;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Writes film and picture of a take.</summary>
/// <param name="material">The take.</param>
/// <param name="output">Where they go.</param>
internal sealed class FilmExport(TakeMaterial material, ExportOutput output)
{
    private const string Film = "film.mp4", Picture = "picture.png";

    // The loudest sound of the brush in the mix: -12 dB. A contact microphone can be soft, but noise must not become loud.
    private const double BrushAmplitude = 0.25, MaxBrushGain = 8;
    private readonly PerformanceRecording _recording = material.Recording ?? throw new ArgumentException("The take was read without canvas and brush.", nameof(material));

    /// <summary>Adds the events to canvas and brush. Call it once, before the others.</summary>
    /// <param name="stop">Cancels.</param>
    public void AddEvents(CancellationToken stop)
    {
        var contents = material.Contents;
        foreach (var onset in contents.Onsets)
        {
            _recording.AddOnset(onset.Time - contents.Start, onset.Strength);
        }

        foreach (var selection in material.Selections)
        {
            _recording.AddSelection(selection with { At = selection.At - contents.Start });
        }

        foreach (var congruity in contents.Congruity)
        {
            _recording.AddCongruity(new CongruityValue(congruity.Time - contents.Start, congruity.Reading.Value));
        }

        PaintingPictures pictures = new(output.ReportMissing);
        foreach (var painting in contents.Paintings)
        {
            _recording.AddPainting(new ShownPainting(painting.Time - contents.Start, painting.Title, painting.Correspondence, pictures.Read(painting.File, stop)));
        }
    }

    /// <summary>Writes the picture.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WritePicture()
    {
        using var poster = Poster.Draw(_recording, material.Contents.Length);
        using (var file = File.Create(output.At(Picture)))
        {
            poster.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        }

        output.Report(Picture, "the picture of the performance");
    }

    /// <summary>Writes the film.</summary>
    /// <param name="progress">Receives the share that is done, 0..1, and what is done.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="MediaException">ffmpeg is missing, or the film cannot be written.</exception>
    public async Task WriteFilmAsync(Action<double, string> progress, CancellationToken stop)
    {
        var ffmpeg = FfmpegTools.Find();
        var gain = material.BrushPeak > 0 ? Math.Min(MaxBrushGain, BrushAmplitude / material.BrushPeak) : 0;
        Mixdown mixdown = new(new ExcerptReader(ffmpeg, TimeProvider.System).ReadAsync, new MixdownSettings(BrushGain: gain));
        var missing = await new PerformanceFilm(mixdown, ffmpeg, TimeProvider.System).WriteAsync(
            _recording, material.Contents.Length, output.At(Film), new ProgressAdapter(progress, Film), stop);
        foreach (var excerpt in missing)
        {
            output.ReportMissing(PerformanceJson.Describe(excerpt));
        }

        output.Report(Film, "the film of the performance, with brush and selected music");
    }
}
