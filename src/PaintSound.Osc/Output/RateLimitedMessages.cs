namespace PaintSound.Osc.Output;

/// <summary>Passes sentences on, one a second at most: a fader that is wrong is wrong a hundred times a second.</summary>
internal sealed class RateLimitedMessages(Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private long? _last;
    private int _kept;

    public void Write(string sentence)
    {
        if (_last is { } before && time.GetElapsedTime(before) < Rest)
        {
            _kept++;
            return;
        }

        say(_kept == 0 ? sentence : $"{sentence} ({_kept} more since the last one were not shown.)");
        _last = time.GetTimestamp();
        _kept = 0;
    }
}
