using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Controls;

/// <summary>Says in the log when the collections that are switched on contain no music, and again when somebody presses next. Thread-safe.</summary>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives the messages.</param>
internal sealed partial class NoMusicLog(ShowControl control, ILogger<NoMusicLog> logger) : IHostedService
{
    private string? _reason;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        control.Changed += Check;
        control.Pressed += Answer;
        Check();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        control.Changed -= Check;
        control.Pressed -= Answer;
        return Task.CompletedTask;
    }

    private void Check()
    {
        var reason = control.State.NoMusic;
        var before = Interlocked.Exchange(ref _reason, reason);
        if (reason is not null && reason != before)
        {
            LogNoMusic(reason);
        }
        else if (reason is null && before is not null)
        {
            LogMusic();
        }
    }

    private void Answer(ControlDefinition trigger)
    {
        if (trigger == ControlTable.Next && control.State.NoMusic is { } reason)
        {
            LogNext(reason);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogNoMusic(string reason);

    [LoggerMessage(LogLevel.Warning, "Next: {Reason}")]
    private partial void LogNext(string reason);

    [LoggerMessage(LogLevel.Information, "Music can be selected again.")]
    private partial void LogMusic();
}
