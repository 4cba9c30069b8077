namespace PaintSound.Worker.Commands.Input;

/// <summary>Reads lines from the console in the background, because a blocking read cannot be cancelled.</summary>
internal static class ConsoleInput
{
    /// <summary>Reads lines on a background thread until the program ends.</summary>
    /// <param name="onLine">Called with each line, without leading and trailing spaces.</param>
    /// <param name="onEnd">Called at the end of the input.</param>
    public static void Read(Action<string> onLine, Action? onEnd = null) => new Thread(() =>
    {
        while (Console.In.ReadLine() is { } line)
        {
            onLine(line.Trim());
        }

        onEnd?.Invoke();
    })
    { IsBackground = true, Name = "console input" }.Start();
}
