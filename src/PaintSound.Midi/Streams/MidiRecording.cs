using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using PaintSound.Midi.Files;

namespace PaintSound.Midi.Streams;

/// <summary>
/// Records sent messages to a Standard MIDI File (RP-001: format 0, one track) in real time: 480 ticks are one quarter note at the tempo of the music, or at
/// 120 beats per minute while it is unknown. Its zero is the zero of the show, so the file lies exactly over the show's other records. The file is saved once
/// per second and is complete after each save, so it can be opened even if the performance crashes. Thread-safe.
/// </summary>
public sealed partial class MidiRecording : IDisposable
{
    private const int TicksPerQuarter = MidiBytes.TicksPerQuarter;
    private const int LengthOffset = 18;
    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);
    private readonly string _path;
    private readonly ILogger<MidiRecording> _logger;
    private readonly TimeProvider _time;
    private readonly MemoryStream _unsaved = new();
    private readonly Lock _lock = new();
    private FileStream? _file;
    private MidiTempo _tempo = new(0, 0, MidiTempo.ToMicroseconds(MidiBytes.DefaultTempo));
    private long? _start;
    private long _end;
    private long _ticks;
    private long _saved;

    /// <summary>Creates the file; an existing file is replaced. Until <see cref="Start"/>, messages are recorded at zero.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logger">Receives a message if the file can no longer be written; the performance continues.</param>
    /// <param name="time">The session clock.</param>
    /// <exception cref="MidiException">The file cannot be written.</exception>
    public MidiRecording(string path, ILogger<MidiRecording> logger, TimeProvider time)
    {
        (_path, _logger, _time) = (path, logger, time);
        _saved = time.GetTimestamp();
        try
        {
            // Unbuffered, so that closing the file does not retry a write that failed because the disk is full.
            _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _file.Write([.. MidiBytes.CreateHeader(0, 1), .. "MTrk"u8, 0, 0, 0, 0]);
            _end = _file.Position;
            _unsaved.Write([0, 0xFF, 0x03, 10, .. "PaintSound"u8, 0]);
            WriteTempo();
            Write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _file?.Dispose();
            throw new MidiException($"The MIDI recording {path} cannot be written: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Returns the path, or the next of <c>take-2.mid</c>, <c>take-3.mid</c> that does not exist yet.</summary>
    /// <param name="path">The requested path.</param>
    public static string FindUnusedPath(string path)
    {
        var unused = path;
        for (var take = 2; File.Exists(unused); take++)
        {
            unused = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(path)}-{take}{Path.GetExtension(path)}");
        }

        return unused;
    }

    /// <summary>Sets the zero of the file. Only the first call has an effect.</summary>
    /// <param name="zero">The zero of the show, in ticks of the clock. It can be in the past.</param>
    public void Start(long zero)
    {
        lock (_lock)
        {
            _start ??= zero;
        }
    }

    /// <summary>Adds a message.</summary>
    /// <param name="timestamp">When it was sent, in ticks of the clock.</param>
    /// <param name="message">One complete message.</param>
    public void Add(long timestamp, ReadOnlySpan<byte> message)
    {
        lock (_lock)
        {
            WriteTime(_time.GetElapsedTime(_start ?? timestamp, timestamp));
            if (message[0] == 0xF0)
            {
                _unsaved.WriteByte(0xF0);
                MidiBytes.WriteVariableLength(_unsaved, message.Length - 1);
                message = message[1..];
            }

            _unsaved.Write(message);
            if (_time.GetElapsedTime(_saved, timestamp) >= SaveInterval)
            {
                _saved = timestamp;
                Save();
            }
        }
    }

    /// <summary>Sets the tempo. A change is written at its time; real time stays as it is.</summary>
    /// <param name="at">The time since the zero of the show. If a later message was added already, the tempo changes with that message.</param>
    /// <param name="tempo">Quarter notes per minute, 4 to 60,000,000. A tempo that the file cannot hold is ignored.</param>
    public void SetTempo(TimeSpan at, double tempo)
    {
        lock (_lock)
        {
            if (MidiTempo.ToMicroseconds(tempo) is var microseconds && microseconds != _tempo.Microseconds && MidiTempo.IsValid(microseconds))
            {
                WriteTime(at);
                _tempo = new MidiTempo(_ticks, _tempo.GetSeconds(_ticks, TicksPerQuarter), microseconds);
                WriteTempo();
            }
        }
    }

    /// <summary>Saves the remaining messages and closes the file.</summary>
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
            // Keep what was saved; the performance matters more than its recording.
            LogEnded(_path, e.Message.TrimEnd('.'));
            _file = null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The MIDI recording {File} ends here: {Reason}. The recorded part is kept; the show continues.")]
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
        BinaryPrimitives.WriteInt32BigEndian(length, (int)(_file.Position - LengthOffset - length.Length));
        _file.Position = LengthOffset;
        _file.Write(length);
        _file.Flush();
    }

    private void WriteTime(TimeSpan at)
    {
        var ticks = Math.Max(_ticks, _tempo.GetTicks(at.TotalSeconds, TicksPerQuarter));
        MidiBytes.WriteVariableLength(_unsaved, ticks - _ticks);
        _ticks = ticks;
    }

    private void WriteTempo() => _unsaved.Write(MidiBytes.CreateTempo(_tempo.Microseconds));
}
