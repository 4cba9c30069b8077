namespace PaintSound.Worker.Outputs;

/// <summary>
/// Tells people what they should know: on standard error, and whoever listens besides. Who comes late is told what was said before.
/// From any thread.
/// </summary>
/// <param name="print">Prints a sentence.</param>
internal sealed class MessageBuffer(Action<string> print)
{
    private const int Kept = 100;
    private readonly Lock _lock = new();
    private readonly List<string> _early = [];
    private Action<string>? _listener;

    /// <summary>Says a sentence.</summary>
    public void Write(string sentence)
    {
        print(sentence);
        Action<string>? listener;
        lock (_lock)
        {
            listener = _listener;
            if (listener is null && _early.Count < Kept)
            {
                _early.Add(sentence);
            }
        }

        listener?.Invoke(sentence);
    }

    /// <summary>From now on this one is told, too.</summary>
    public void Attach(Action<string> listener)
    {
        string[] early;
        lock (_lock)
        {
            (early, _listener) = ([.. _early], listener);
            _early.Clear();
        }

        foreach (var sentence in early)
        {
            listener(sentence);
        }
    }
}
