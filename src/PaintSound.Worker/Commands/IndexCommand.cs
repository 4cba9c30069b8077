using System.CommandLine;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Library.Indexing;
using PaintSound.Library.Search;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Models.Manifests;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Library;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound index</c>: builds or updates a library.</summary>
internal static class IndexCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER")
        {
            Description = "Folders of music and paintings.",
            Arity = ArgumentArity.OneOrMore,
        };
        var library = CommonOptions.Library();
        library.Description = "Folder of the library; created if it does not exist.";
        var collection = new Option<string?>("--collection")
        {
            Description = "Name of the collection for these works. Default: the name of each folder.",
        };
        var hop = CommonOptions.Number(
            "--hop", 4, "Seconds from one excerpt to the next, from 0.1 to 4.", number => number is >= 0.1 and <= 4);
        var jobs = CommonOptions.Positive("--jobs", new IndexOptions().Pipelines, "Number of files that are processed at the same time. Each needs a core.");
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("index", "Build or update a library. You can stop it at any time; running it again continues.")
        {
            folders, library, collection, hop, jobs, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var report = await IndexAsync(
                parsed.GetValue(folders)!,
                parsed.GetValue(library)!,
                new IndexOptions { Collection = parsed.GetValue(collection), HopSeconds = parsed.GetValue(hop), Pipelines = parsed.GetValue(jobs) },
                parsed.GetValue(models)!,
                stop);
            var result = new IndexResult(
                report.Works, report.Excerpts, report.Paintings, report.Unchanged, report.Skipped, report.Warnings, report.PassedOver, Math.Round(report.Seconds, 3));
            CommandOutput.Write(result, parsed.GetValue(json), output => output.WriteLine(
                $"{Quantity.Of(report.Works, "work")} with {Quantity.Of(report.Excerpts, "excerpt")} and {Quantity.Of(report.Paintings, "painting")}; " +
                $"{report.Unchanged} files unchanged, {report.Skipped.Count} skipped; {report.Seconds:0.0} s" +
                (report.SoundSeconds > 0 ? $", {report.SoundSeconds / report.Seconds:0} x real time" : string.Empty) +
                (report.PassedOver > 0 ? $"{Environment.NewLine}{report.PassedOver} other files passed over: they are neither sound nor pictures." : string.Empty) +
                (report.Excerpts > 0 ? $"{Environment.NewLine}{Gate.Describe(report.Excerpts, fraction: null)}" : string.Empty)));
            foreach (var warning in report.Warnings)
            {
                await Console.Error.WriteLineAsync(OneLine.Of($"Warning: {warning.Message}"));
            }

            foreach (var skipped in report.Skipped)
            {
                await Console.Error.WriteLineAsync(OneLine.Of(
                    skipped.Reason.Contains(skipped.File) ? $"Skipped: {skipped.Reason}" : $"Skipped {skipped.File}: {skipped.Reason}"));
            }

            if (report.Works + report.Paintings == 0)
            {
                throw new CommandException($"The library {parsed.GetValue(library)} is empty: no music and no pictures could be read. Check the folders.");
            }

            return report.Skipped.All(skipped => skipped.IsUnsupported) ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    /// <summary>
    /// Indexes folders and places new works on the map, and shows progress on standard error. What a show derives from the library is written at the end, so that the
    /// first one need not do it.
    /// </summary>
    public static async Task<IndexReport> IndexAsync(
        IReadOnlyList<string> folders, string library, IndexOptions options, IReadOnlyList<string> models, CancellationToken stop)
    {
        var indexed = await Progress.ShowAsync(
            "Indexing",
            report => new Indexer(new FfmpegDecoder(FfmpegTools.Find(), TimeProvider.System), () => NetworkLoader.Open(models), TimeProvider.System)
                .IndexAsync(library, folders, options, new IndexProgressAdapter(report), stop));
        WorkLibrary.Open(library).LoadExcerpts(NetworkLoader.ReadManifest(models, Manifest.Correspondence), NetworkLoader.ReadManifest(models, Manifest.SoundEmbedding));
        await MapUpdate.RunAsync(library, models, isNew: false, stop);
        return indexed;
    }

    private sealed record IndexResult(
        int Works, int Excerpts, int Paintings, int Unchanged, IReadOnlyList<SkippedFile> Skipped, IReadOnlyList<FileWarning> Warnings, int PassedOver, double Seconds);

    private sealed class IndexProgressAdapter(Action<double, string> report) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => report(
            value.FilesTotal == 0 ? 1 : (double)value.FilesDone / value.FilesTotal,
            $"{value.FilesDone} of {value.FilesTotal} files");
    }
}
