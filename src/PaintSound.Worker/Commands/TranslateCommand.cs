using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Film;
using PaintSound.Film.Recording;
using PaintSound.Film.Sound;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Performance.Offline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound translate VIDEO</c>: hear a recorded painting as music.</summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var video = new Argument<string>("VIDEO") { Description = "A recorded painting." };
        var brush = new Option<string?>("--brush") { Description = "Recording of the contact microphone. Default: the sound of the video." };
        var library = CommonOptions.Library();
        var output = new Option<string>("--out") { Description = "The mp4 file to write. The decisions are written beside it as .json.", Required = true };
        var corners = CornersOption();
        output.Validators.Add(result =>
        {
            if (!string.Equals(Path.GetExtension(result.GetValueOrDefault<string>()), ".mp4", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError("--out must end with .mp4.");
            }
        });
        var gate = CommonOptions.Gate();
        var distance = CommonOptions.Distance();
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("translate", "Make a film of a recorded painting with the selected music.")
        {
            video, brush, library, output, corners, gate, distance, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var translation = new Translation(
                Path.GetFullPath(parsed.GetValue(video)!),
                Path.GetFullPath(parsed.GetValue(brush) ?? parsed.GetValue(video)!),
                Path.GetFullPath(parsed.GetValue(output)!),
                new CameraView(CanvasInputSettings.DefaultFramesPerSecond, parsed.GetValue(corners) ?? Corners.Whole));
            var time = new OfflineTimeProvider();
            var builder = Composition.Create(
                parsed.GetValue(library)!,
                parsed.GetValue(models)!,
                new ShowState { Choosing = new ChoosingControls { Gate = parsed.GetValue(gate), Distance = parsed.GetValue(distance) } },
                new LoggingSettings(),
                time);
            var account = await translation.MakeAsync(builder, time, stop);
            CommandOutput.Write(account, parsed.GetValue(json), words =>
                words.WriteLine($"{account.Selections.Count} selections in {account.Seconds:0.0} s: {parsed.GetValue(output)}"));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Option<Corners?> CornersOption() => new("--corners")
    {
        Description = "The canvas in the picture: x,y of the top left, top right, bottom left and bottom right corner, " +
            "eight numbers from 0 to 1 with commas between. Default: the whole picture.",
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

            result.AddError("--corners takes eight numbers from 0 to 1 with commas between: the four corners of the canvas, as --help says.");
            return null;
        },
    };

    private sealed class Translation(string video, string brush, string output, CameraView view)
    {
        private readonly FfmpegTools _ffmpeg = FfmpegTools.Find();
        private readonly TimeProvider _clock = TimeProvider.System;

        public async Task<PerformanceJson> MakeAsync(HostApplicationBuilder builder, OfflineTimeProvider time, CancellationToken stop)
        {
            if (output == video || output == brush || Directory.Exists(output))
            {
                throw new CommandException($"{output} is {(output == video || output == brush ? "what is to be translated" : "a folder")}: give --out another name.");
            }

            var length = await LengthAsync(stop);

            // A folder that cannot be written is reported before the whole recording is played.
            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            var recording = await PlayAsync(builder, time, length, stop);
            var account = PerformanceJson.Of(length, recording.Selections);
            await Progress.ShowAsync("Writing", async tell =>
            {
                var mixdown = new Mixdown(new ExcerptReader(_ffmpeg, _clock).ReadAsync, new MixdownSettings());
                var missing = await new SoundtrackReplacement(mixdown, _ffmpeg, _clock).WriteAsync(
                    video, recording, length, output, new ProgressAdapter(tell, Path.GetFileName(output)), stop);
                PerformanceJson.ReportMissing(missing);
                return missing.Count;
            });
            account.Write(Path.ChangeExtension(output, ".json"));
            return account;
        }

        private async Task<TimeSpan> LengthAsync(CancellationToken stop)
        {
            var decoder = new FfmpegDecoder(_ffmpeg, _clock);
            var content = await decoder.InspectAsync(video, stop);
            if (content.Kind != MediaKind.Video)
            {
                throw new MediaException($"{video} is not a video: translate takes a recorded painting.");
            }

            if (brush == video ? !content.HasSound : !(await decoder.InspectAsync(brush, stop)).HasSound)
            {
                throw new MediaException($"{brush} has no sound: give the contact microphone's recording with --brush.");
            }

            return content.DurationSeconds > 0
                ? TimeSpan.FromSeconds(content.DurationSeconds)
                : throw new MediaException($"{video} does not tell how long it is: convert it with ffmpeg first.");
        }

        private Task<PerformanceRecording> PlayAsync(HostApplicationBuilder builder, OfflineTimeProvider time, TimeSpan length, CancellationToken stop) =>
            Progress.ShowAsync("Analysing", async report =>
            {
                var recording = new PerformanceRecording(length);
                var position = new PositionProgress(at => report(Math.Min(1, at / length), $"{at.TotalSeconds:0} of {length.TotalSeconds:0} s"));
                var inputs = new RecordedInputFactory(_ffmpeg, brush, video, view);
                var host = Composition.ForRecording(builder, inputs, time, position, new PerformanceRecorder(recording, time)).Build();
                SelectionWarning.Log(host.Services);
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
