using PaintSound.Core.Brush.Microphones;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Web.Setup;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>The level of a chosen microphone, or of the composer's sound.</summary>
/// <param name="kind">Brush or music.</param>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
internal sealed class SoundPreview(SourceKind kind, SourceSettings source, TimeProvider time) : SourcePreview(kind, source, time)
{
    private readonly SourceKind _kind = kind;
    private readonly MicrophoneMonitor _monitor = new(1, time);

    /// <summary>Reads the level of the last 0.1 s, and whether the source works.</summary>
    public MicrophoneDto Read()
    {
        var reading = _monitor.Read()[0];
        if (_kind == SourceKind.Music && reading.Condition == MicrophoneCondition.Humming)
        {
            // A deep note is no fault of the cable.
            reading = reading with { Condition = MicrophoneCondition.Working };
        }

        var report = Report;
        return report.State == SourceState.Running
            ? new MicrophoneDto(Source.Name, reading.LevelDb, reading.PeakDb, MicrophoneAdvice.Describe(reading), MicrophoneAdvice.IsWrong(reading))
            : new MicrophoneDto(Source.Name, Decibels.Silence, Decibels.Silence, report.Detail, IsWrong);
    }

    /// <inheritdoc/>
    protected override async Task RunOnceAsync(Action<SourceReport> report, CancellationToken stop)
    {
        var sound = await PreviewInputs.Create(Source, Time).OpenSoundAsync(Source with { Loop = true }, _kind, stop);
        await new MonitoredBrush(sound, _monitor).RunAsync((_, _) => { }, report, stop);
    }
}
