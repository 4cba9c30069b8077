namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>The newest launch until Live has answered it: if Live opens another set meanwhile, it can be sent again. Thread-safe.</summary>
internal sealed class UnansweredLaunch
{
    private readonly Lock _lock = new();
    private int _number;
    private LiveExcerpt? _excerpt;

    /// <summary>Stores a launch.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="excerpt">Its excerpt.</param>
    public void Set(int number, LiveExcerpt excerpt)
    {
        lock (_lock)
        {
            (_number, _excerpt) = (number, excerpt);
        }
    }

    /// <summary>Forgets the launch that a reply is about.</summary>
    /// <param name="number">The number in the reply.</param>
    public void Answer(int number)
    {
        lock (_lock)
        {
            _excerpt = number == _number ? null : _excerpt;
        }
    }

    /// <summary>Calls an action with the launch if it was not answered, and is not due yet.</summary>
    /// <param name="now">The present timestamp of the session clock.</param>
    /// <param name="send">Sends the launch.</param>
    public void Repeat(long now, Action<int, LiveExcerpt> send)
    {
        lock (_lock)
        {
            if (_excerpt is { } excerpt && now <= excerpt.Due)
            {
                send(_number, excerpt);
            }
        }
    }
}
