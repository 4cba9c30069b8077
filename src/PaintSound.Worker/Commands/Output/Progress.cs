using Spectre.Console;

namespace PaintSound.Worker.Commands.Output;

/// <summary>Shows progress on standard error: a bar on a terminal, otherwise a line for every 10 %.</summary>
internal static class Progress
{
    /// <summary>Runs work and shows its progress.</summary>
    /// <param name="title">The name of the work, such as <c>Indexing</c>.</param>
    /// <param name="work">The work. It receives a function that reports the fraction done (0..1) and a detail.</param>
    public static async Task<T> ShowAsync<T>(string title, Func<Action<double, string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(PrintLines(title));
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bar =>
            {
                var task = bar.AddTask(Markup.Escape(title));
                return work((done, detail) =>
                {
                    task.Value = 100 * done;
                    task.Description = Markup.Escape($"{title}: {detail}");
                });
            });
    }

    private static Action<double, string> PrintLines(string title)
    {
        var last = -1;
        return (done, detail) =>
        {
            var tenth = (int)(done * 10);
            if (Interlocked.Exchange(ref last, tenth) != tenth)
            {
                Console.Error.WriteLine($"{title}: {tenth * 10} % ({detail})");
            }
        };
    }
}
