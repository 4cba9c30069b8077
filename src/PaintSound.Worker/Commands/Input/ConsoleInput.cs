namespace PaintSound.Worker.Commands.Input;

/// <summary>What a person types, without keeping a command from its other work: reading a line cannot be called off.</summary>
internal static class ConsoleInput
{
    /// <summary>Reads lines on a thread of its own, for as long as the program runs.</summary>
    /// <param name="typed">Told each line, without spaces around it.</param>
    /// <param name="ended">Told that nothing more can be typed.</param>
    public static void Read(Action<string> typed, Action? ended = null) => new Thread(() =>
    {
        while (Console.In.ReadLine() is { } line)
        {
            typed(line.Trim());
        }

        ended?.Invoke();
    })
    { IsBackground = true, Name = "keyboard" }.Start();
}
