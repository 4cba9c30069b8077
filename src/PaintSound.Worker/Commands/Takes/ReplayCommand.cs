using System.CommandLine;
using System.Globalization;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;
using PaintSound.Worker.Takes;

namespace PaintSound.Worker.Commands.Takes;

/// <summary><c>paintsound replay TAKE</c>: plays a take again, and compares with what was recorded or with other settings.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        TakeArgument take = new();
        var against = new Option<string?>("--against") { Description = "Another show file: writes a page with what was selected and what its settings would have selected." };
        var page = new Option<string?>("--out") { Description = "The HTML file of --against. Default: in the folder of the take, named like the other show." };
        var json = CommonOptions.Json();
        PlaybackOptions playback = new();
        var command = new Command("replay", "Play a take again: the same selections, much faster than real time, or live.") { take.Take, take.Folder, against, page, json };
        foreach (var option in playback.All)
        {
            command.Add(option);
        }

        playback.Check(command, against);
        command.SetAction((parsed, stop) =>
        {
            var opened = take.Open(parsed);
            return parsed.GetValue(playback.Speed) is not null ? TakePerformance.RunAsync(opened, parsed, playback, stop)
                : parsed.GetValue(playback.Page) ? TakePageCommand.RunAsync(opened, parsed, playback, stop)
                : parsed.GetValue(against) is { } other
                ? CompareAsync(opened, other, parsed.GetValue(page), stop)
                : RepeatAsync(opened, parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> RepeatAsync(Take take, bool asJson, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var run = await RunAsync(take, "Replaying", player => player.Play(stop));
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        var comparison = ReplayComparison.Compare(run.Recorded, run.Replayed);
        Warn(run);
        var result = new ReplayJson(
            take.Folder, run.Length.TotalSeconds, seconds, comparison.Equal, comparison.NotWritten, comparison.IsSame,
            comparison.Expected?.ToString(), comparison.Actual?.ToString(), run.Differences);
        CommandOutput.Write(result, asJson, writer =>
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{run.Length:h\\:mm\\:ss} replayed in {seconds:0.0} s, {result.Seconds / seconds:0} times real time."));
            writer.WriteLine(comparison.IsSame
                ? $"All {comparison.Equal} events are the same as in the take."
                : $"{comparison.Equal} events are the same as in the take. The first that differs:\n  take:   {comparison.Expected?.ToString() ?? "nothing"}\n  replay: {comparison.Actual?.ToString() ?? "nothing"}");
            if (comparison.NotWritten > 0)
            {
                writer.WriteLine($"{comparison.NotWritten} events of the last moments were not yet written when the take ended.");
            }
        });
        return comparison.IsSame ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static async Task<int> CompareAsync(Take take, string other, string? page, CancellationToken stop)
    {
        var show = ShowFile.Read(other);
        var name = Path.GetFileNameWithoutExtension(other);
        var path = Path.GetFullPath(page ?? Path.Combine(take.Folder, $"{name}.html"));
        var before = await RunAsync(take, "As performed", player => player.Play(stop));
        var after = await RunAsync(take, name, player => player.PlayAgainst(show, stop));
        Warn(before);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, new ComparisonPage(Path.GetFileName(take.Folder), Path.GetFileName(other)).Create(before, after), stop);
        Console.WriteLine($"Written: {path}");
        return ExitStatus.Done;
    }

    private static Task<TakeRun> RunAsync(Take take, string title, Func<TakePlayer, TakeRun> run) =>
        Progress.ShowAsync(title, report => Task.Run(() => run(new TakePlayer(take, report))));

    private static void Warn(TakeRun run)
    {
        foreach (var difference in run.Differences)
        {
            Console.Error.WriteLine($"{difference} The selections can differ.");
        }

        if (run.Lost > 0)
        {
            Console.Error.WriteLine($"{run.Lost} records of the take are missing, because the disk was too slow: from there on the selections can differ.");
        }

        if (run.IsDamaged)
        {
            Console.Error.WriteLine("The take ends within a record: PaintSound was killed, or the file is damaged. It was replayed up to there.");
        }
    }

    private sealed record ReplayJson(
        string Take, double Seconds, double ReplaySeconds, int Equal, int NotWritten, bool IsSame, string? Expected, string? Actual, IReadOnlyList<string> Differences);
}
