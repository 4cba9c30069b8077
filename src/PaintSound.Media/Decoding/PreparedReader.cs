using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Opens a file on a thread of its own before it is needed, so that its first unit is there in time. Not thread-safe.</summary>
internal sealed class PreparedReader : IDisposable
{
    // Opening has its own limits.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _file;
    private readonly Task _opening;
    private IUnitReader? _reader;

    /// <summary>Begins to open the file.</summary>
    /// <param name="file">Path of the file, for messages.</param>
    /// <param name="open">Opens the file. Called on another thread.</param>
    public PreparedReader(string file, Func<IUnitReader> open)
    {
        _file = file;
        _opening = DedicatedThread.RunAsync(Path.GetFileName(file), () => _reader = open());
    }

    /// <summary>Waits until the file is open, and returns it to the caller, who disposes of it.</summary>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public IUnitReader Take()
    {
        if (!((IAsyncResult)_opening).AsyncWaitHandle.WaitOne(Limit))
        {
            throw MediaFile.CreateReadException(_file, $"it could not be opened again within {Limit.TotalMinutes:0} minutes");
        }

        _opening.GetAwaiter().GetResult();
        var reader = _reader!;
        _reader = null;
        return reader;
    }

    /// <summary>Closes the file, as soon as it is open.</summary>
    public void Dispose() => _ = _opening.ContinueWith(_ => _reader?.Dispose(), TaskScheduler.Default);
}
