using System.Buffers.Binary;
using Microsoft.Extensions.Logging;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Keeps what was sent as a Standard MIDI File (RP-001: format 0, one track), in real time: 960 ticks are a second. The file is whole
/// after every save, once a second, so a performance that breaks off leaves one that can be opened.
/// </summary>
public sealed partial class MidiRecording : IDisposable
{
    private const int TicksAQuarter = 480;
    private const int MicrosecondsAQuarter = 500_000;
    private const int LengthAt = 18;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _path;
    private readonly ILogger<MidiRecording> _logger;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly MemoryStream _unsaved = new();
    private readonly Lock _lock = new();
    private FileStream? _file;
    private long _end;
    private long _ticks;
    private long _saved;

    /// <summary>Begins a recording; a file of that name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logger">Receives a message if the disk takes no more; the performance continues.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="MidiException">The file cannot be written.</exception>
    public MidiRecording(string path, ILogger<MidiRecording> logger, TimeProvider time)
    {
        (_path, _logger, _time) = (path, logger, time);
        _start = _saved = time.GetTimestamp();
        try
        {
            // Unbuffered: what a full disk does not take must not be tried again when the file is closed.
            _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _file.Write([.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, TicksAQuarter >> 8, TicksAQuarter & 0xFF, .. "MTrk"u8, 0, 0, 0, 0]);
            _end = _file.Position;
            _unsaved.Write([
                0, 0xFF, 0x03, 10, .. "PaintSound"u8,
                0, 0xFF, 0x51, 3, MicrosecondsAQuarter >> 16, (MicrosecondsAQuarter >> 8) & 0xFF, MicrosecondsAQuarter & 0xFF]);
            Write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw new MidiException($"The MIDI recording {path} cannot be written: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>A file in which nothing is recorded yet: this one, or the next <c>take-2.mid</c>, <c>take-3.mid</c> that is not there.</summary>
    /// <param name="path">The file that was asked for.</param>
    public static string Unrecorded(string path)
    {
        var free = path;
        for (var take = 2; File.Exists(free); take++)
        {
            free = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(path)}-{take}{Path.GetExtension(path)}");
        }

        return free;
    }

    /// <summary>Adds a message.</summary>
    /// <param name="timestamp">When it was sent, in ticks of the clock.</param>
    /// <param name="message">One whole message.</param>
    public void Add(long timestamp, ReadOnlySpan<byte> message)
    {
        lock (_lock)
        {
            var ticks = Math.Max(_ticks, (long)Math.Round(_time.GetElapsedTime(_start, timestamp).TotalSeconds * TicksAQuarter * 1e6 / MicrosecondsAQuarter));
            Length(ticks - _ticks);
            _ticks = ticks;
            if (message[0] == 0xF0)
            {
                _unsaved.WriteByte(0xF0);
                Length(message.Length - 1);
                message = message[1..];
            }

            _unsaved.Write(message);
            if (_time.GetElapsedTime(_saved, timestamp) >= Pause)
            {
                _saved = timestamp;
                Save();
            }
        }
    }

    /// <summary>Saves the rest.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Save();
            _file?.Dispose();
            _file = null;
        }
    }

    private void Save()
    {
        try
        {
            Write();
        }
        catch (IOException e)
        {
            // What is in the file already stays; the performance matters more than its recording.
            LogEnded(_path, e.Message.TrimEnd('.'));
            _file = null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The MIDI recording {File} ends here: {Reason}. What is recorded so far is kept; the show continues.")]
    private partial void LogEnded(string file, string reason);

    private void Write()
    {
        if (_file is null)
        {
            _unsaved.SetLength(0);
            return;
        }

        _file.Position = _end;
        _unsaved.WriteTo(_file);
        _end = _file.Position;
        _unsaved.SetLength(0);
        _file.Write([0, 0xFF, 0x2F, 0]);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, (int)(_file.Position - LengthAt - length.Length));
        _file.Position = LengthAt;
        _file.Write(length);
        _file.Flush();
    }

    /// <summary>A number in groups of 7 bits, the upper first, all but the last marked.</summary>
    private void Length(long number)
    {
        for (var shift = 28; shift > 0; shift -= 7)
        {
            if (number >> shift > 0)
            {
                _unsaved.WriteByte((byte)(0x80 | (number >> shift)));
            }
        }

        _unsaved.WriteByte((byte)(number & 0x7F));
    }
}
