namespace PaintSound.Osc;

/// <summary>Passes sentences on, one a second at most: a fader that is wrong is wrong a hundred times a second.</summary>
internal sealed class SparingSay(Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private long? last;
    private int kept;

    public void Say(string sentence)
    {
        if (last is { } before && time.GetElapsedTime(before) < Rest)
        {
            kept++;
            return;
        }

        say(kept == 0 ? sentence : $"{sentence} ({kept} more since the last one were not shown.)");
        last = time.GetTimestamp();
        kept = 0;
    }
}
