using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Arrangement;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Writes a take as a Live set: the selected excerpts, the brush and the music on the time line, and congruity as automation.</summary>
/// <param name="material">The take.</param>
/// <param name="output">Where it goes.</param>
internal sealed class LiveExport(TakeMaterial material, ExportOutput output)
{
    private const string Folder = "live";
    private const double DefaultTempo = 120, MinTempo = 20, MaxTempo = 999;

    /// <summary>Writes the project.</summary>
    /// <param name="hasMusic">True if the take has music.</param>
    /// <param name="progress">Receives the share that is done, 0..1, and what is done.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="SetException">It cannot be written.</exception>
    public async Task WriteAsync(bool hasMusic, Action<double, string> progress, CancellationToken stop)
    {
        var performance = CreatePerformance(hasMusic);
        var works = performance.Tracks.SelectMany(track => track.Clips).Select(clip => clip.Work.Id).Distinct().Count();
        var report = await new ArrangementProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
            performance, output.At(Folder), new WorkProgress(count => progress((double)count / Math.Max(1, works), "Live set")), stop);
        foreach (var missing in report.Missing)
        {
            output.ReportMissing($"The clips of {missing.Title} are missing in the Live set: {missing.Reason}");
        }

        output.Report(Folder, $"a Live set with {report.Clips} clips; open {LiveProject.SetFileName} in Live 12");
    }

    /// <summary>Arranges the take.</summary>
    internal ArrangedPerformance CreatePerformance(bool hasMusic)
    {
        var contents = material.Contents;
        ArrangementClip[] selected =
        [
            .. material.Selections.Select(selection => new ArrangementClip(
                selection.Excerpt.Work, ToSeconds(selection.At), selection.Excerpt.StartSeconds, (contents.End - selection.At).TotalSeconds, selection.Excerpt.GainDb)),
        ];
        List<ArrangementTrack> tracks = [new("Selected music", selected, HasCongruity: true), new("Brush", CreateSound("Brush", TakeMaterialReader.BrushFile))];
        if (hasMusic)
        {
            // What PaintSound heard can contain the selected music: it waits until someone switches it on.
            tracks.Add(new ArrangementTrack("Music as heard", CreateSound("Music as heard", TakeMaterialReader.MusicFile), IsOn: false));
        }

        return new ArrangedPerformance(
            contents.Tempo is >= MinTempo and <= MaxTempo and var tempo ? tempo : DefaultTempo,
            tracks,
            [.. contents.Congruity.Select(congruity => new AutomationPoint(ToSeconds(congruity.Time), congruity.Reading.Value))],
            "paintsound export");
    }

    private double ToSeconds(TimeSpan time) => Math.Max(0, (time - material.Contents.Start).TotalSeconds);

    private ArrangementClip[] CreateSound(string title, string file)
    {
        var seconds = (double)material.Brush.Length / ISoundSource.SampleRate;
        return [new ArrangementClip(new MusicWork(title, title, output.At(file), "", seconds), 0, 0, double.PositiveInfinity, 0)];
    }

    private sealed class WorkProgress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
