using System.Globalization;
using System.Text.Json;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Media.Writing;
using PaintSound.Takes.Contents;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Writes each stroke of a take as a sound of its own, and a table that assigns it to the painting (as in the paper).</summary>
/// <param name="folder">The folder of the strokes.</param>
internal sealed class StrokeSnippets(string folder)
{
    /// <summary>The folder of the strokes in an export.</summary>
    public const string Folder = "strokes";

    /// <summary>The folder of the sounds, which can be indexed as a library of brush sounds.</summary>
    public const string Sounds = "brush-sounds";

    /// <summary>The folder of the pictures.</summary>
    public const string States = "states";

    // A little before the onset, so that nothing of it is missing, and a little after the end, where the sound fades.
    private const double LeadSeconds = 0.05, TailSeconds = 0.1, FadeInSeconds = 0.005, FadeOutSeconds = 0.05;
    private const int ColourColumns = 3;

    /// <summary>Writes sounds and tables.</summary>
    /// <param name="contents">The take.</param>
    /// <param name="states">The state of the painting for each stroke.</param>
    /// <param name="brushFile">The sound of the brush, as <see cref="TakeMedia"/> wrote it.</param>
    /// <param name="timeline">Its time line.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="Media.MediaException">A sound cannot be written.</exception>
    public void Write(TakeContents contents, IReadOnlyList<StrokeState?> states, string brushFile, SoundTimeline timeline)
    {
        Directory.CreateDirectory(Path.Combine(folder, Sounds));
        using WavSampleReader brush = new(brushFile);
        StrokeSnippet[] snippets = [.. contents.Strokes.Select((stroke, i) => Write(stroke, states[i], brush, timeline))];
        File.WriteAllText(Path.Combine(folder, "snippets.json"), JsonSerializer.Serialize(snippets, CommandOutput.Json) + "\n");
        CreateTable(snippets).Write(Path.Combine(folder, "snippets.csv"));
    }

    /// <summary>Fades the beginning and the end of a sound, linearly.</summary>
    internal static void Fade(Span<float> samples)
    {
        var (fadeIn, fadeOut) = (Math.Min(ToSamples(FadeInSeconds), samples.Length / 2), Math.Min(ToSamples(FadeOutSeconds), samples.Length / 2));
        for (var i = 0; i < fadeIn; i++)
        {
            samples[i] *= (float)i / fadeIn;
        }

        for (var i = 0; i < fadeOut; i++)
        {
            samples[^(i + 1)] *= (float)i / fadeOut;
        }
    }

    private StrokeSnippet Write(TakeStroke stroke, StrokeState? state, WavSampleReader brush, SoundTimeline timeline)
    {
        var from = Math.Max(0, timeline.GetSample(stroke.Start) - ToSamples(LeadSeconds));
        var to = Math.Min(brush.Length, timeline.GetSample(stroke.End) + ToSamples(TailSeconds));
        var samples = new float[Math.Max(0, to - from)];
        brush.Read(from, samples);
        Fade(samples);
        var file = string.Create(CultureInfo.InvariantCulture, $"{Sounds}/stroke-{stroke.Number:0000}.wav");
        using (WavWriter wav = new(Path.Combine(folder, file), ISoundSource.SampleRate, 1, isFloat: true))
        {
            wav.Write(samples);
        }

        return new StrokeSnippet(
            stroke.Number, file, stroke.Start.TotalSeconds, stroke.End.TotalSeconds, (double)samples.Length / ISoundSource.SampleRate,
            stroke.Reading?.Kind, stroke.Reading?.Confidence, stroke.Reading?.Direction, stroke.Reading?.Pressure,
            stroke.Position?.X, stroke.Position?.Y, state is null ? null : $"{States}/{state.File}", state?.Features);
    }

    private static CsvTable CreateTable(IEnumerable<StrokeSnippet> snippets)
    {
        CsvTable table = new([
            "number", "file", "start_seconds", "end_seconds", "seconds", "kind", "kind_confidence", "direction", "pressure", "x", "y",
            "picture", "painted", "lightness", "colourfulness", "texture", "cover",
            .. Enumerable.Range(1, ColourColumns).SelectMany(i => new[] { $"colour_{i}", $"colour_{i}_rgb", $"colour_{i}_share" }),
        ]);
        foreach (var snippet in snippets)
        {
            var canvas = snippet.Canvas;
            table.Add([
                snippet.Number, snippet.File, TimeSpan.FromSeconds(snippet.StartSeconds), TimeSpan.FromSeconds(snippet.EndSeconds), TimeSpan.FromSeconds(snippet.Seconds),
                snippet.Kind, snippet.Confidence, snippet.Direction, snippet.Pressure, snippet.X, snippet.Y,
                snippet.Picture, canvas?.Painted, canvas?.Lightness, canvas?.Colourfulness, canvas?.Texture, canvas?.Cover,
                .. Enumerable.Range(0, ColourColumns).SelectMany(i => FormatColour(canvas, i)),
            ]);
        }

        return table;
    }

    private static object?[] FormatColour(CanvasFeatures? canvas, int index) => canvas?.Colours.ElementAtOrDefault(index) is { Share: > 0 } colour
        ? [colour.Colour.Name, $"#{ToByte(colour.Colour.Red):x2}{ToByte(colour.Colour.Green):x2}{ToByte(colour.Colour.Blue):x2}", colour.Share]
        : [null, null, null];

    private static byte ToByte(float channel) => (byte)Math.Round(Math.Clamp(channel, 0, 1) * byte.MaxValue);

    private static int ToSamples(double seconds) => (int)Math.Round(seconds * ISoundSource.SampleRate);
}
