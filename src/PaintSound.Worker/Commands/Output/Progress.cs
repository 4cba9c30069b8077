using Spectre.Console;

namespace PaintSound.Worker.Commands.Output;

/// <summary>How far a long command has come, on standard error: a bar on a terminal, a plain line every ten per cent in a pipe.</summary>
internal static class Progress
{
    /// <summary>Carries out work that reports how far it is.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="work">Is given a function to report with: done so far (0..1), and a word about where it is.</param>
    public static async Task<T> ShowAsync<T>(string what, Func<Action<double, string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(Lines(what));
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bar =>
            {
                var task = bar.AddTask(Markup.Escape(what));
                return work((done, where) =>
                {
                    task.Value = 100 * done;
                    task.Description = Markup.Escape($"{what}: {where}");
                });
            });
    }

    private static Action<double, string> Lines(string what)
    {
        var told = -1;
        return (done, where) =>
        {
            var tenth = (int)(done * 10);
            if (Interlocked.Exchange(ref told, tenth) != tenth)
            {
                Console.Error.WriteLine($"{what}: {tenth * 10} % ({where})");
            }
        };
    }
}
