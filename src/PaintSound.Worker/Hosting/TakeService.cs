using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Records;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>Records the performance as a take, and says at the end where it lies.</summary>
/// <param name="file">Path of the show file.</param>
/// <param name="show">The settings of the show.</param>
/// <param name="folders">The folders of the user.</param>
/// <param name="performance">Gets the performance, when the service starts.</param>
/// <param name="factory">Tells the library and the networks.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="output">Receives the output for people.</param>
/// <param name="time">The session clock.</param>
internal sealed class TakeService(
    string file, ShowSettings show, UserFolders folders, Func<PerformancePipeline> performance, PerformanceFactory factory, ILogger<TakeRecorder> logger, TextWriter output, TimeProvider time)
    : IHostedService, ILossSource
{
    // Of a large library it takes a second, while the inputs are opened.
    private readonly Task<string> _libraryHash = Task.Run(factory.ComputeLibraryHash);

    /// <summary>The recorder.</summary>
    public TakeRecorder Recorder { get; } = new(
        new TakeOptions { Folder = show.Takes.Folder ?? folders.Takes, Length = TimeSpan.FromHours(show.Takes.Hours), MaxBytes = (long)(show.Takes.Gigabytes * (1 << 30)) }, logger, time);

    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => [new Loss(LossKind.TakeRecordLost, Recorder.Lost)];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var pipeline = performance();
        var head = new TakeHead(
            TakeHead.CurrentFormat,
            $"{typeof(TakeService).Assembly.GetName().Version}",
            time.GetLocalNow(),
            Path.GetFullPath(file),
            show.Library,
            await _libraryHash.WaitAsync(cancellationToken),
            factory.NetworkHashes,
            time.TimestampFrequency,
            pipeline.StartTimestamp,
            pipeline.BrushChannels,
            show.Music is not null,
            factory.Control.State);
        Recorder.Start(Path.GetFileNameWithoutExtension(file), head, show.Text);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Recorder.DisposeAsync();
        if (Recorder.Folder is { } folder)
        {
            await output.WriteLineAsync($"Recorded: {folder}");
            await output.WriteLineAsync("'paintsound replay last' plays it again.");
        }
    }
}
