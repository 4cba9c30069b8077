using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Osc.Output;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Rehearsals;

/// <summary>
/// The course of a rehearsal: moves all controls, presses Next, launches a clip if it may, watches the sources for the rest of the time, moves all
/// modulations to their rest, judges, and ends the performance. If the performance ends before, it judges what was tried until then.
/// </summary>
/// <param name="options">How the show is rehearsed.</param>
/// <param name="show">The settings of the show.</param>
/// <param name="control">The controls.</param>
/// <param name="watch">What the outputs see.</param>
/// <param name="judge">Judges the parts.</param>
/// <param name="host">Is stopped at the end.</param>
/// <param name="loggers">Create the logger of the sender of OSC.</param>
/// <param name="output">Receives the progress.</param>
/// <param name="time">The session clock.</param>
/// <param name="live">The connection to Live; null if the show has none.</param>
internal sealed class RehearsalService(
    RehearsalOptions options,
    ShowSettings show,
    ShowControl control,
    RehearsalWatch watch,
    RehearsalJudge judge,
    IHostApplicationLifetime host,
    ILoggerFactory loggers,
    TextWriter output,
    TimeProvider time,
    LiveService? live = null) : BackgroundService
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SelectionLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NextInterval = TimeSpan.FromSeconds(5);

    // Time for the slowest modulation to reach its rest.
    private static readonly TimeSpan RestTime = TimeSpan.FromSeconds(1);

    private readonly List<RehearsalFinding> _controls = [];
    private readonly long _start = time.GetTimestamp();
    private LaunchRecord? _launch;

    /// <summary>The result; null before the end.</summary>
    public RehearsalVerdict? Verdict { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await RehearseAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Say("The rehearsal was ended early.");
        }

        var length = time.GetElapsedTime(_start);
        foreach (var id in ControlTable.Of(control.State).Where(id => _controls.All(finding => finding.Name != id.ToString())))
        {
            _controls.Add(new(RehearsedPart.Control, id.ToString(), RehearsalOutcome.NotTried, "The rehearsal ended before."));
        }

        Verdict = new RehearsalVerdict(
            Math.Round(length.TotalSeconds, 1),
            [.. judge.JudgeSources(length), .. await judge.JudgeTargetsAsync(_launch, CancellationToken.None), .. judge.JudgeController(), .. _controls]);
        host.StopApplication();
    }

    private async Task RehearseAsync(CancellationToken stop)
    {
        Say(show.Live is null || options.Arms ? "The rehearsal begins. No take is kept." : "The rehearsal begins. No take is kept, and no clip is launched.");
        await ConditionWait.WaitAsync(() => watch.Steps > 0 && watch.Controls is not null, StartLimit, time, stop);
        await MoveControlsAsync(stop);
        await PressNextAsync(stop);
        await ArmAsync(stop);
        await WatchAsync(stop);
        await RestAsync(stop);
    }

    private async Task MoveControlsAsync(CancellationToken stop)
    {
        var rehearsal = new ControlRehearsal(control, watch, time);
        var state = control.State;
        foreach (var id in RehearsalJudge.MovedOf(state))
        {
            _controls.Add(await rehearsal.RunAsync(id, stop));
        }

        _controls.Add(await new OscInputRehearsal(control, watch, loggers.CreateLogger<OscSender>(), time).RunAsync(show.Osc.Listen, stop));
        Say($"{_controls.Count} controls were moved and put back.");
    }

    private async Task PressNextAsync(CancellationToken stop)
    {
        var before = watch.Selections;
        control.Set(ControlTable.Next, true);
        var isSelected = await ConditionWait.WaitAsync(() => watch.Selections > before, SelectionLimit, time, stop);
        _controls.Add(new(
            RehearsedPart.Control, ControlTable.Next.Name, isSelected ? RehearsalOutcome.Works : RehearsalOutcome.Fails,
            isSelected ? "Pressed; an excerpt was selected." : $"Pressed, but nothing was selected within {SelectionLimit.TotalSeconds:0} s."));
        Say(isSelected ? $"Next selected an excerpt from {watch.LastExcerpt}." : "Next selected nothing.");
    }

    private async Task ArmAsync(CancellationToken stop)
    {
        if (show.Live is null)
        {
            _controls.Add(await new ControlRehearsal(control, watch, time).RunAsync(ControlTable.Arm, stop));
            return;
        }

        if (!options.Arms)
        {
            _controls.Add(new(RehearsedPart.Control, ControlTable.Arm.Name, RehearsalOutcome.NotTried, "It would launch clips in Live. Use --arm to launch one and to stop it."));
            return;
        }

        var (before, selections) = (watch.LiveReports.Count, watch.Selections);
        try
        {
            control.Set(ControlTable.Arm, true);
            await ConditionWait.WaitAsync(() => watch.Controls?.Armed == true, ControlRehearsal.Limit, time, stop);
            control.Set(ControlTable.Next, true);
            await ConditionWait.WaitAsync(() => watch.Selections > selections, SelectionLimit, time, stop);
            await ConditionWait.WaitAsync(() => Launched().HasPlayed, LaunchLimit, time, stop);
        }
        finally
        {
            control.Set(ControlTable.Arm, false);

            // Nothing is launched any more once the outputs know it. What plays would go on until its end.
            await ConditionWait.WaitAsync(() => watch.Controls?.Armed == false, ControlRehearsal.Limit, time, CancellationToken.None);
            live?.StopClips();
            _launch = Launched();
        }

        _controls.Add(new(RehearsedPart.Control, ControlTable.Arm.Name, RehearsalOutcome.Works, "Switched on for one clip, and off again."));
        Say(Launched().HasPlayed ? "Live launched a clip." : "No clip was heard of.");

        LaunchRecord Launched() => new([.. watch.LiveReports.Skip(before)]);
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        while (options.Length - RestTime - time.GetElapsedTime(_start) is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < NextInterval ? rest : NextInterval, time, stop);
            control.Set(ControlTable.Next, true);
            var brush = watch.Of(SourceKind.Brush);
            Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{Quantity.Of(watch.Onsets, "onset")} (up to {brush.MaxDb:0} dB), {Quantity.Of(watch.CanvasChanges, "change")} of the canvas, {Quantity.Of(watch.Selections, "excerpt")}{(show.Music is null ? "" : $" and {Quantity.Of(watch.Paintings, "painting")}")} selected."));
        }
    }

    /// <summary>Moves the targets of all modulations to where depth 0 puts them: a dimmer of another program does not stay on.</summary>
    private async Task RestAsync(CancellationToken stop)
    {
        foreach (var name in control.State.Depths.Keys)
        {
            control.Set(new ControlId(ControlTable.Depth, name), 0);
        }

        await Task.Delay(RestTime, time, stop);
    }

    private void Say(string line)
    {
        var elapsed = time.GetElapsedTime(_start);
        output.WriteLine($"{(int)elapsed.TotalMinutes,2}:{elapsed.Seconds:00}    {line}");
    }
}
