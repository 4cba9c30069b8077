using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Performance.Pipeline;
using PaintSound.Takes.Records;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Recording;

/// <summary>
/// Records a performance as a take. A task of its own writes five times per second. If the disk is full or cannot be written, the recording ends with a
/// message, and the show continues. Thread-safe.
/// </summary>
public sealed partial class TakeRecorder : IAsyncDisposable
{
    private static readonly TimeSpan WriteInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DiskInterval = TimeSpan.FromSeconds(10);
    private readonly TakeOptions _options;
    private readonly ILogger<TakeRecorder> _logger;
    private readonly TimeProvider _time;
    private readonly TakeStore _store;
    private readonly TakeQueue _queue = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, long> _getFreeBytes;
    private TakeWriter? _writer;
    private Task _writing = Task.CompletedTask;
    private long _diskChecked;
    private volatile string? _failure;

    /// <summary>Creates a recorder that records nothing yet.</summary>
    /// <param name="options">Where and how much.</param>
    /// <param name="logger">Receives messages.</param>
    /// <param name="time">The session clock.</param>
    public TakeRecorder(TakeOptions options, ILogger<TakeRecorder> logger, TimeProvider time)
        : this(options, logger, time, folder => new DriveInfo(folder).AvailableFreeSpace)
    {
    }

    internal TakeRecorder(TakeOptions options, ILogger<TakeRecorder> logger, TimeProvider time, Func<string, long> getFreeBytes)
    {
        (_options, _logger, _time, _getFreeBytes) = (options, logger, time, getFreeBytes);
        _store = new TakeStore(options.Folder);
        Journal = new TakeJournal(_queue);
        Events = new TakeEvents(_queue.Add);
    }

    /// <summary>Receives what the performance depends on. Give it to the performance before the first input.</summary>
    public IPipelineJournal Journal { get; }

    /// <summary>Receives what the performance decides.</summary>
    public IPerformanceOutput Events { get; }

    /// <summary>The folder of the take; null before the start, or if it could not be created.</summary>
    public string? Folder => _writer?.Folder;

    /// <summary>Why the recording ended before the performance; null if it did not.</summary>
    public string? Failure => _failure;

    /// <summary>The number of records that were lost because the disk was too slow.</summary>
    public long Lost => _queue.Lost;

    /// <summary>Bytes that wait to be written.</summary>
    internal int WaitingBytes => _queue.WaitingBytes;

    /// <summary>Starts to record.</summary>
    /// <param name="name">The name of the show.</param>
    /// <param name="head">The head of the take.</param>
    /// <param name="show">The contents of the show file.</param>
    public void Start(string name, TakeHead head, string show)
    {
        try
        {
            _writer = new TakeWriter(_store.CreateName(name, head.Started), head, show, _queue, _options.Length);
            CheckDisk();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
            return;
        }

        _writing = Task.Run(() => WriteAsync(_writer), CancellationToken.None);
    }

    /// <summary>Writes the rest and closes the take.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _writing;
        try
        {
            _writer?.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
        }

        _stop.Dispose();
    }

    private async Task WriteAsync(TakeWriter writer)
    {
        using var timer = new PeriodicTimer(WriteInterval, _time);
        try
        {
            while (_failure is null && await WaitAsync(timer))
            {
                writer.WriteAll();
                if (_time.GetElapsedTime(_diskChecked) > DiskInterval)
                {
                    CheckDisk();
                }
            }

            writer.WriteAll();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
        }
    }

    private async Task<bool> WaitAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void CheckDisk()
    {
        _diskChecked = _time.GetTimestamp();
        foreach (var removed in _store.RemoveOldest(_options.MaxBytes))
        {
            LogRemoved(_logger, removed, _options.MaxBytes >> 30);
        }

        if (_getFreeBytes(_options.Folder) < _options.MinFreeBytes)
        {
            Fail($"less than {_options.MinFreeBytes >> 20} MB are free on the disk");
        }
    }

    private void Fail(string reason)
    {
        if (_failure is not null)
        {
            return;
        }

        _failure = reason.TrimEnd('.');
        _queue.Close();
        LogFailed(_logger, _writer?.Folder ?? _options.Folder, _failure);
    }

    [LoggerMessage(LogLevel.Error, "The recording of the take {Folder} has ended: {Reason}. The show continues. Make room, or name another 'takes: folder', and start the show again.")]
    private static partial void LogFailed(ILogger logger, string folder, string reason);

    [LoggerMessage(LogLevel.Information, "The oldest take {Folder} was removed: all takes together may have {Gigabytes} GB ('takes: gigabytes').")]
    private static partial void LogRemoved(ILogger logger, string folder, long gigabytes);
}
