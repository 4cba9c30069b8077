using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Core.Perception;
using PaintSound.Performance.Pipeline;
using PaintSound.Session.Lines;
using PaintSound.Session.Messages;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Sessions;

/// <summary>
/// The sources that this worker does not have: what the other sites perceive takes their place. A brush or music that is not heard of any more counts as silent; the canvas stays
/// as it was. Thread-safe.
/// </summary>
/// <param name="settings">The settings of the session.</param>
/// <param name="pipeline">Gets the performance.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class RemoteSources(SessionSettings settings, Func<PerformancePipeline> pipeline, ILogger<RemoteSources> logger, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RateLimitedLogger _problems = RateLimitedLogger.Once(logger);
    private readonly LineWatch _brush = new(time), _music = new(time);
    private SitePerception _remote = SitePerception.None;

    private bool HasBrush => settings.Part == SessionPart.Painter;

    private bool HasMusic => settings.Part == SessionPart.Composer;

    /// <summary>Begins: nothing is heard yet.</summary>
    public void Begin() => Set(Own(new SitePerception(BrushPerception.Silence, CanvasPerception.Unknown, MusicPerception.Silence), isOwn: false));

    /// <summary>Takes what another site perceives.</summary>
    public void Receive(PerceptionMessage message)
    {
        var received = Own(message.Perception, isOwn: false);
        if (received.Brush is not null)
        {
            _brush.Hear();
        }

        if (received.Music is not null)
        {
            _music.Hear();
        }

        lock (_lock)
        {
            Set(_remote.With(received));
        }
    }

    /// <summary>Notices sources that are not heard of any more. Call it with every step.</summary>
    public void Watch()
    {
        lock (_lock)
        {
            if (_remote.Brush is { } brush && _brush.IsCut && brush.Summary != BrushPerception.Silence.Summary)
            {
                Set(_remote with { Brush = brush.Silenced });
            }

            if (_remote.Music is { SoundHalf.Length: > 0 } && _music.IsCut)
            {
                Set(_remote with { Music = MusicPerception.Silence });
            }
        }
    }

    /// <summary>Returns the parts of a perception that this worker contributes, or those that it does not.</summary>
    /// <param name="perception">The perception.</param>
    /// <param name="isOwn">True for those that it contributes.</param>
    public SitePerception Own(SitePerception perception, bool isOwn) => new(
        HasBrush == isOwn ? perception.Brush : null, HasBrush == isOwn ? perception.Canvas : null, HasMusic == isOwn ? perception.Music : null);

    private void Set(SitePerception remote)
    {
        if (pipeline().SetRemote(remote))
        {
            _remote = remote;
        }
        else
        {
            LogSize(_problems);
        }
    }

    [LoggerMessage(LogLevel.Error, "Session: another site has other networks, so what it perceives cannot be used. Install the same version and the same models everywhere.")]
    private static partial void LogSize(ILogger logger);
}
