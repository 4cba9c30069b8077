using System.CommandLine;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Live.Import;
using PaintSound.Media.Ffmpeg;
using PaintSound.Osc.Addresses;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Commands.Live;

/// <summary><c>paintsound live import</c>: creates the clips of a library in the set that is open in Live, with the remote script or the Max for Live device.</summary>
internal static class LiveImportCommand
{
    private const string SamplesFolder = "live-samples";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(0.05);

    public static Command Create()
    {
        var library = CommonOptions.Library();
        var port = CommonOptions.Positive("--port", LiveCatalogue.RemoteScriptPort, $"UDP port of the remote script; the Max for Live device uses {LiveCatalogue.MaxDevicePort}.");
        var scenes = CommonOptions.Positive("--scenes", ClipGrid.StandardScenes, "Clips per track.");
        var original = LiveOptions.OriginalLoudness();
        var samples = new Option<string?>("--samples")
        {
            Description = $"Folder for WAV copies of works in formats that not every Live opens; the set plays them from there. Default: {SamplesFolder} in the library.",
        };
        var json = CommonOptions.Json();
        var command = new Command("import", "Create the tracks and clips of a library in the set that is open in Live, with the remote script or the Max for Live device.")
        {
            library, port, scenes, original, samples, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = parsed.GetValue(library)!;
            var works = WorkLibrary.Open(folder).LoadMusic();
            if (parsed.GetValue(original))
            {
                works = [.. works.Select(work => work with { GainDb = 0 })];
            }

            var report = await ImportAsync(
                works, parsed.GetValue(samples) ?? Path.Combine(folder, SamplesFolder), parsed.GetValue(scenes), parsed.GetValue(port), stop);
            CommandOutput.Write(report, parsed.GetValue(json), output => Write(report, output));
            return report.Refused.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    // Prepares the files of the works that have no clip yet; the others keep their own.
    private static async Task<IReadOnlyList<MusicWork>> PrepareAsync(
        IReadOnlyList<MusicWork> works, HashSet<string> existing, ImportSamples samples, string folder, CancellationToken stop)
    {
        MusicWork[] missing = [.. works.Where(work => !existing.Contains(work.Id))];
        try
        {
            var files = await Progress.ShowAsync("Preparing", report => samples.PrepareAsync(
                missing, done => report((double)done / missing.Length, $"{done} of {missing.Length} works"), stop));
            return [.. works.Select(work => work with { File = files.GetValueOrDefault(work.Id, work.File) })];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder} cannot be written: {error.Message.TrimEnd('.')}. Use --samples for another folder.", error);
        }
    }

    // Prepares the files only after Live has answered, and only those of clips that it does not have.
    private static async Task<SetImportReport> ImportAsync(IReadOnlyList<MusicWork> works, string folder, int scenes, int port, CancellationToken stop)
    {
        var time = TimeProvider.System;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var kind = port == LiveCatalogue.MaxDevicePort ? LiveConnectionKind.Max : LiveConnectionKind.RemoteScript;
        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        using var connection = LiveConnections.OpenDevice(kind, port, loggers, time);
        var run = Task.Run(() => connection.RunAsync(_ => { }, end.Token), CancellationToken.None);
        try
        {
            var start = time.GetTimestamp();
            while (connection.State != SourceState.Running)
            {
                if (time.GetElapsedTime(start) > ConnectTimeout)
                {
                    throw new CommandException(
                        $"Live does not answer through {connection.Name}: {LiveConnections.GetAdvice(kind)}; "
                        + $"use --port {LiveCatalogue.RemoteScriptPort} for the remote script, --port {LiveCatalogue.MaxDevicePort} for the Max for Live device.");
                }

                await Task.Delay(PollInterval, time, stop);
            }

            var samples = new ImportSamples(FfmpegTools.Find(), time, folder);
            var importer = new SetImporter(connection, time);
            var found = await importer.FindAsync(new ClipGrid(works, scenes), samples.GetCopy, stop);
            var existing = works.Where(work => found.Contains(work.Id) && samples.IsCurrent(work)).Select(work => work.Id).ToHashSet(StringComparer.Ordinal);
            var grid = new ClipGrid(await PrepareAsync(works, existing, samples, folder, stop), scenes);
            return await Progress.ShowAsync("Importing", report => importer.ImportAsync(
                grid, existing, done => report((double)done / grid.Count, $"{done} of {grid.Count} works"), stop));
        }
        finally
        {
            await end.CancelAsync();
            await run.WaitAsync(CloseTimeout, time, CancellationToken.None);
        }
    }

    private static void Write(SetImportReport report, TextWriter output)
    {
        output.WriteLine($"{report.Created} clips created, {report.Existing} existed already.");
        foreach (var misplaced in report.Misplaced)
        {
            output.WriteLine($"{misplaced.Clip} is in scene {misplaced.Scene} of track {misplaced.Track}, because scene {misplaced.Wanted} contains another clip.");
        }

        if (report.Manual.Count > 0)
        {
            output.WriteLine("This version of Live cannot create clips from files. Drag the files there:");
            foreach (var import in report.Manual)
            {
                output.WriteLine($"  {import.Track}, scene {import.Scene}: {import.File}");
            }
        }

        foreach (var reason in report.Refused)
        {
            Console.Error.WriteLine(reason);
        }
    }
}
