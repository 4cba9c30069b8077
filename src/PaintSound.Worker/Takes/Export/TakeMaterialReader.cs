using PaintSound.Core;
using PaintSound.Core.Canvas;
using PaintSound.Film.Recording;
using PaintSound.Takes;
using PaintSound.Takes.Contents;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Reads a take once, from its beginning to its end, and writes its sound and the states of the painting meanwhile.</summary>
/// <param name="take">The take.</param>
/// <param name="parts">What is wanted.</param>
/// <param name="output">Where the files go.</param>
internal sealed class TakeMaterialReader(Take take, IReadOnlySet<ExportPart> parts, ExportOutput output)
{
    /// <summary>The file of the brush; written always, because other parts need it.</summary>
    public const string BrushFile = "brush.wav";

    /// <summary>The file of the music, if the take has any.</summary>
    public const string MusicFile = "music.wav";

    // 150 MB. A take of ten minutes has a frame every 0.6 s.
    private const int MaxFrames = 1024;
    private static readonly TimeSpan MaxLength = TimeSpan.FromDays(1);

    /// <summary>Reads the take.</summary>
    /// <param name="progress">Receives the share that was read, 0..1, and the position in words.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="PaintSoundException">The take cannot be read or contains nothing, or a file cannot be written.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public TakeMaterial Read(Action<double, string> progress, CancellationToken stop)
    {
        var show = ReadShow();
        var recording = parts.Contains(ExportPart.Film) || parts.Contains(ExportPart.Picture) ? new PerformanceRecording(MaxLength, MaxFrames) : null;
        var states = parts.Contains(ExportPart.Strokes) ? CreateStates(show) : null;
        var music = take.Head.HasMusic && (parts.Contains(ExportPart.Sound) || parts.Contains(ExportPart.Live)) ? output.At(MusicFile) : null;
        TakeContentsReader contents = new(take, _ => states?.AddStroke());
        TakeReader file = new(take);
        using TakeMedia media = new(take.Head, () => contents.Start, output.At(BrushFile), music, recording);
        ReadProgress position = new(take.Head, at => progress(file.Share, at));

        // The contents come first: they know where the take begins.
        file.Read(new TakeListeners(states is null ? [contents, media, position] : [contents, media, states, position]), stop);
        var complete = contents.Complete();
        if (complete.Length <= TimeSpan.Zero)
        {
            throw new TakeException($"The take {take.Folder} ended before anything was recorded.");
        }

        var brush = media.Complete();
        var works = SelectedWorks.Load(take.Head, show?.Models ?? [], output.Warn);
        return new TakeMaterial
        {
            Contents = complete,
            Selections = [.. complete.Selections.Select(works.Create)],
            Brush = brush,
            BrushPeak = media.BrushPeak,
            Recording = recording,
            States = states,
            IsDamaged = file.IsDamaged,
        };
    }

    private StrokeStateWriter CreateStates(ShowSettings? show)
    {
        var folder = output.At(Path.Combine(StrokeSnippets.Folder, StrokeSnippets.States));
        Directory.CreateDirectory(folder);
        return new StrokeStateWriter(take, show is null ? new CanvasSettings() : StageCalibrationFactory.Create(show).Canvas, folder);
    }

    // Only calibration and networks come from it: a take without it can still be exported.
    private ShowSettings? ReadShow()
    {
        try
        {
            return ShowFile.Parse(File.ReadAllText(take.ShowFile), take.Head.ShowFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PaintSoundException)
        {
            output.Warn($"The show file of the take cannot be read: {OneSentence(e.Message)}. The default settings of the canvas are used.");
            return null;
        }
    }

    private static string OneSentence(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
