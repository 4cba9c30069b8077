using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Records;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Taste;

namespace PaintSound.Worker.Takes;

/// <summary>Plays a take through the pipeline of a performance, as fast as possible and without outputs.</summary>
/// <param name="take">The take.</param>
/// <param name="progress">Receives the share that was played, 0..1, and the position in words.</param>
internal sealed class TakePlayer(Take take, Action<double, string> progress)
{
    private static readonly TimeSpan PictureInterval = TimeSpan.FromSeconds(15);

    /// <summary>The show file of the take, with paths relative to where it lay.</summary>
    public ShowSettings Show => ShowFile.Parse(File.ReadAllText(take.ShowFile), take.Head.ShowFile);

    /// <summary>Plays the take with its own settings and controls.</summary>
    /// <exception cref="Core.PaintSoundException">The take, the library or a network cannot be read.</exception>
    public TakeRun Play(CancellationToken stop) => Play(Show with { Library = take.Head.Library }, take.Head.State, keepsControls: true, stop);

    /// <summary>Plays the take with the settings of another show. Its controls stay as that show sets them; Next is pressed as in the take.</summary>
    /// <inheritdoc cref="Play(CancellationToken)"/>
    public TakeRun PlayAgainst(ShowSettings other, CancellationToken stop) => Play(other, null, keepsControls: false, stop);

    private TakeRun Play(ShowSettings show, ShowState? state, bool keepsControls, CancellationToken stop)
    {
        using var factory = PerformanceFactory.Load(show.Library, show.Models, state ?? show.State);
        if (state is null)
        {
            // What was learned for the other show. The take itself contains what was learned at each of its steps.
            var profile = new ProfileFile(take.Head.ShowFile, show.Taste.Profile).Read();
            factory.Control.SetLearned(profile.Marks.IsEmpty ? null : factory.Learn(profile).Model);
        }

        TakeClock clock = new(take.Head);
        List<EventRecord> events = [];
        List<CanvasPicture> pictures = [];
        var canvas = new byte[IFrameSource.FrameBytes];
        TakeEvents output = new(record => Add(record, events));
        using var pipeline = factory.CreatePerformance([output], NullLogger<EventQueue>.Instance, clock, take.Head.HasMusic, StageCalibrationFactory.Create(show));
        if (pipeline.BrushChannels != take.Head.BrushChannels)
        {
            throw new TakeException($"The take has {take.Head.BrushChannels} microphones, and the show has {pipeline.BrushChannels}: 'brush: microphones' must have as many.");
        }

        TakeReader reader = new(take);
        TakeReplay replay = new(pipeline, factory.Control, clock, keepsControls, OnStep);
        reader.Read(replay, stop);
        replay.Complete();
        return new TakeRun(replay.Position, replay.Recorded, events, replay.Lost, reader.IsDamaged, TakeDifferences.Find(take, factory), pictures);

        void OnStep(TimeSpan at)
        {
            if (pipeline.CanvasFrameCount > 0 && (pictures.Count == 0 || at - pictures[^1].Time >= PictureInterval))
            {
                pipeline.CopyCanvas(canvas);
                pictures.Add(CanvasPicture.Create(at, canvas));
            }

            progress(reader.Share, string.Create(CultureInfo.InvariantCulture, $"{at:h\\:mm\\:ss}"));
        }
    }

    private static void Add(TakeRecord record, List<EventRecord> events)
    {
        if (record is EventRecord performanceEvent)
        {
            events.Add(performanceEvent);
        }
    }
}
