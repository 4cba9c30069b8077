using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Film;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound translate VIDEO</c>: makes a film of a recorded painting with the selected music.</summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var video = new Argument<string>("VIDEO") { Description = "A recorded painting." };
        var brush = new Option<string?>("--brush") { Description = "Recording of the contact microphone. Default: the sound of the video." };
        var library = CommonOptions.Library();
        var output = new Option<string>("--out") { Description = "The mp4 file to write. The selections are written next to it as .json.", Required = true };
        var corners = CornersOption();
        var microphones = MicrophoneOptions.Microphones();
        var aspect = MicrophoneOptions.Aspect();
        output.Validators.Add(result =>
        {
            if (!string.Equals(Path.GetExtension(result.GetValueOrDefault<string>()), ".mp4", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError("--out must end with .mp4.");
            }
        });
        var gate = CommonOptions.Gate();
        var correspondence = CommonOptions.Correspondence();
        var distance = CommonOptions.Distance();
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("translate", "Make a film of a recorded painting with the selected music.")
        {
            video, brush, microphones, library, output, corners, aspect, gate, correspondence, distance, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var translation = new Translation(
                Path.GetFullPath(parsed.GetValue(video)!),
                Path.GetFullPath(parsed.GetValue(brush) ?? parsed.GetValue(video)!),
                Path.GetFullPath(parsed.GetValue(output)!),
                new CameraView(CanvasInputSettings.DefaultFramesPerSecond, parsed.GetValue(corners) ?? Corners.Whole),
                parsed.GetValue(microphones)!,
                parsed.GetValue(aspect));
            var time = new OfflineTimeProvider();
            var builder = Composition.Create(
                parsed.GetValue(library)!,
                parsed.GetValue(models)!,
                new ShowState
                {
                    Choosing = new ChoosingControls
                    {
                        Gate = parsed.GetValue(gate),
                        Correspondence = parsed.GetValue(correspondence),
                        Distance = parsed.GetValue(distance),
                    },
                },
                new LoggingSettings(),
                time);
            var performance = await translation.WriteAsync(builder, time, stop);
            CommandOutput.Write(performance, parsed.GetValue(json), writer =>
                writer.WriteLine($"{Quantity.Of(performance.Selections.Count, "selection")} in {performance.Seconds:0.0} s: {parsed.GetValue(output)}"));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Option<Corners?> CornersOption() => new("--corners")
    {
        Description = "The corners of the canvas in the picture: x,y of top left, top right, bottom left and bottom right, " +
            "eight numbers from 0 to 1, separated by commas. Default: the whole picture.",
        CustomParser = result =>
        {
            var numbers = result.Tokens.Single().Value.Split(',')
                .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
                .ToArray();
            if (numbers.Length == 8 && numbers.All(number => number is >= 0 and <= 1))
            {
                NormalisedPoint At(int corner) => new(numbers[2 * corner], numbers[(2 * corner) + 1]);
                var corners = new Corners(At(0), At(1), At(2), At(3));
                if (corners.IsConvex)
                {
                    return corners;
                }
            }

            result.AddError("--corners takes eight numbers from 0 to 1, separated by commas: the four corners of the canvas; see --help.");
            return null;
        },
    };

    private sealed class Translation(
        string video, string brush, string output, CameraView view, IReadOnlyList<MicrophoneSettings> microphones, double? aspect)
    {
        private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();
        private readonly TimeProvider _clock = TimeProvider.System;

        public async Task<PerformanceJson> WriteAsync(HostApplicationBuilder builder, OfflineTimeProvider time, CancellationToken stop)
        {
            if (output == video || output == brush || Directory.Exists(output))
            {
                throw new CommandException($"{output} is {(output == video || output == brush ? "an input file" : "a folder")}. Choose another file for --out.");
            }

            var decoder = new FfmpegDecoder(_ffmpeg, _clock);
            var canvas = new RecordedFile(video, await decoder.InspectAsync(video, stop));
            var sound = brush == video ? canvas : new RecordedFile(brush, await decoder.InspectAsync(brush, stop));
            var length = ReadLength(canvas.Content, sound.Content);

            // Report a folder that cannot be created before the whole recording is analysed.
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            var recording = await AnalyseAsync(builder, time, length, canvas, sound, stop);
            var performance = PerformanceJson.Of(length, recording.Selections);
            await Progress.ShowAsync("Writing", async report =>
            {
                using var excerpts = new PreparedExcerpts(new ExcerptReader(_ffmpeg, _clock));
                var mixdown = new Mixdown(excerpts.ReadAsync, new MixdownSettings(), excerpts.PrepareAsync);
                var missing = await new SoundtrackReplacement(mixdown, _ffmpeg, _clock).WriteAsync(
                    video, recording, length, output, new ProgressAdapter(report, Path.GetFileName(output)), stop);
                PerformanceJson.ReportMissing(missing);
                return missing.Count;
            });
            performance.Write(Path.ChangeExtension(output, ".json"));
            return performance;
        }

        private TimeSpan ReadLength(MediaContent content, MediaContent sound)
        {
            if (content.Kind != MediaKind.Video)
            {
                throw new MediaException($"{video} is not a video. translate needs a video of a painting.");
            }

            if (!sound.HasSound)
            {
                throw new MediaException($"{brush} has no sound. Give the recording of the contact microphone with --brush.");
            }

            if (Channels?.Explain(sound.Channels) is { } reason)
            {
                throw new MediaException($"{brush} cannot be used: {reason}.");
            }

            return content.DurationSeconds > 0
                ? TimeSpan.FromSeconds(content.DurationSeconds)
                : throw new MediaException($"{video} has no duration. Convert it with ffmpeg first.");
        }

        private ChannelSelection? Channels => microphones.Count > 0 ? new(microphones.Select(microphone => microphone.Channel), "--microphones") : null;

        private double CanvasAspect(MediaContent content) => aspect
            ?? (view.Corners == Corners.Whole ? 1 : CanvasProportions.Estimate(view.Corners, content.PictureAspect ?? 1));

        private Task<PerformanceRecording> AnalyseAsync(
            HostApplicationBuilder builder, OfflineTimeProvider time, TimeSpan length, RecordedFile canvas, RecordedFile sound, CancellationToken stop) =>
            Progress.ShowAsync("Analysing", async report =>
            {
                var recording = new PerformanceRecording(length);
                var position = new PositionProgress(at => report(Math.Min(1, at / length), $"{at.TotalSeconds:0} of {length.TotalSeconds:0} s"));
                var inputs = new RecordedInputFactory(_ffmpeg, sound, canvas, view, Channels);
                var calibration = new StageCalibration { Microphones = StageCalibrationFactory.CreateArray(microphones, CanvasAspect(canvas.Content)) };
                var host = Composition.ForRecording(builder, inputs, time, position, calibration, new PerformanceRecorder(recording, time)).Build();
                GateMessage.LogAfterStart(host.Services);
                await PerformanceHost.RunAsync(host, LogLevel.Debug, stop);
                stop.ThrowIfCancellationRequested();
                return recording;
            });
    }

    private sealed class PositionProgress(Action<TimeSpan> report) : IProgress<TimeSpan>
    {
        public void Report(TimeSpan value) => report(value);
    }
}
