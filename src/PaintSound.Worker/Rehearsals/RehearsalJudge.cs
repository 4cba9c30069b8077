using Microsoft.Extensions.DependencyInjection;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Live.Connections;
using PaintSound.Midi.Systems;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Rehearsals;

/// <summary>Judges the parts of a performance that runs.</summary>
/// <param name="services">The services of the performance.</param>
/// <param name="show">The settings of the show.</param>
/// <param name="watch">What was seen.</param>
/// <param name="time">The session clock.</param>
internal sealed class RehearsalJudge(IServiceProvider services, ShowSettings show, RehearsalWatch watch, TimeProvider time)
{
    // The rehearsal asks for selections and arms by itself, and marks are the artist's: a rehearsal must teach nothing.
    private static readonly ControlDefinition[] NotMoved =
        [ControlTable.Next, ControlTable.Arm, ControlTable.MarkYes, ControlTable.MarkNo, ControlTable.MarkLike, ControlTable.MarkUndo];

    /// <summary>Judges sources and selections.</summary>
    /// <param name="length">How long they were watched.</param>
    public IEnumerable<RehearsalFinding> JudgeSources(TimeSpan length)
    {
        var (pipeline, factory) = (services.GetRequiredService<PerformancePipeline>(), services.GetRequiredService<PerformanceFactory>());
        yield return SourceFindings.Brush(watch.Of(SourceKind.Brush), watch.Onsets);
        yield return SourceFindings.Canvas(watch.Of(SourceKind.Canvas), pipeline.CanvasFrameCount, watch.CanvasChanges, length.TotalSeconds);
        if (show.Music is { } music)
        {
            yield return SourceFindings.Music(watch.Of(SourceKind.Music), music.SilenceDb);
        }

        if (services.GetService<IBeatSource>() is { } beat)
        {
            yield return SourceFindings.Beat(beat);
        }

        yield return SourceFindings.Selections(watch.Selections, watch.LastExcerpt, factory.Control.State.NoMusic);
        if (show.Music is not null)
        {
            yield return SourceFindings.PaintingSelections(watch.Paintings, watch.LastPainting, factory.PaintingCount);
        }
    }

    /// <summary>Judges all targets.</summary>
    /// <param name="launch">The launch of a clip in Live; null if none was asked for.</param>
    /// <param name="stop">Cancels the checks.</param>
    public async Task<IReadOnlyList<RehearsalFinding>> JudgeTargetsAsync(LaunchRecord? launch, CancellationToken stop)
    {
        var modulations = services.GetRequiredService<ModulationService>();
        IEnumerable<OscDestination> destinations = [.. services.GetRequiredService<OscService>().Destinations, .. modulations.Destinations];
        List<RehearsalFinding> findings = [.. await Task.WhenAll(destinations.DistinctBy(destination => destination.Target).Select(destination => TargetFindings.OscAsync(destination, time, stop)))];
        findings.AddRange(modulations.Outputs.Zip(
            show.Modulations, (output, settings) => TargetFindings.Modulation(output, needsArm: launch is null && settings.Target is LiveTargetSettings)));
        if (services.GetService<MidiService>() is { } midi)
        {
            findings.Add(TargetFindings.Midi(midi.Output.State, show.Midi!.Port, midi.Output.Sent));
        }

        if (services.GetService<LightService>() is { } lights)
        {
            var failed = lights.Losses.Sum(loss => loss.Count);
            findings.AddRange(lights.Universes.Select(universe => TargetFindings.Lights(universe, lights.Problem, failed)));
        }

        if (services.GetService<LtcService>() is { } ltc)
        {
            findings.Add(TargetFindings.Timecode(ltc.OutputName, ltc.Problem));
        }

        if (services.GetService<LiveService>() is { } live)
        {
            findings.Add(TargetFindings.Live(live, show.Live!.Connection != LiveConnectionKind.Midi, launch));
        }

        findings.Add(TargetFindings.Pages(show.Web.Listen, services.GetRequiredService<WebService>().IsServing));
        return findings;
    }

    /// <summary>Judges what operates the show, apart from the controls themselves.</summary>
    public IEnumerable<RehearsalFinding> JudgeController() => show.Midi?.Controller is { } controller
        ? [TargetFindings.Controller(() => MidiSystems.Open(show.Midi.System), controller.Port)]
        : [];

    /// <summary>Returns the controls that are moved one by one, in the order of the table.</summary>
    /// <param name="state">The state of the show.</param>
    public static IEnumerable<ControlId> MovedOf(ShowState state) => ControlTable.Of(state).Where(id => !NotMoved.Contains(id.Definition));
}
