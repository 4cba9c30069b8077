namespace PaintSound.Lights.Universes;

/// <summary>
/// The levels of one universe, merged from all modulations that move its channels. A value of 16 bits changes both of its channels at
/// once, so that no packet contains half of it. Thread-safe.
/// </summary>
public sealed class DmxUniverse
{
    /// <summary>The number of channels of a universe.</summary>
    public const int Channels = 512;

    private readonly Lock _lock = new();
    private readonly byte[] _levels = new byte[Channels];
    private readonly byte[] _rest = new byte[Channels];
    private bool _hasChanged = true;

    /// <summary>Sets a value at rest: the level before the first value, and after the show if it ends with <see cref="MoveToRest"/>.</summary>
    /// <param name="channel">1 to 512; at most 511 for 16 bits.</param>
    /// <param name="isFine">True for 16 bits: the coarse part on the channel, the fine part on the next one.</param>
    /// <param name="value">0 to 1; clamped.</param>
    public void SetRest(int channel, bool isFine, double value)
    {
        lock (_lock)
        {
            Write(_rest, channel, isFine, value);
            Write(_levels, channel, isFine, value);
            _hasChanged = true;
        }
    }

    /// <summary>Sets the present value of a channel.</summary>
    /// <inheritdoc cref="SetRest"/>
    public void Set(int channel, bool isFine, double value)
    {
        lock (_lock)
        {
            _hasChanged |= Write(_levels, channel, isFine, value);
        }
    }

    /// <summary>Moves all channels to their values at rest; channels without a modulation to 0.</summary>
    public void MoveToRest()
    {
        lock (_lock)
        {
            _rest.CopyTo(_levels, 0);
            _hasChanged = true;
        }
    }

    /// <summary>Moves all channels to 0.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            Array.Clear(_levels);
            _hasChanged = true;
        }
    }

    /// <summary>Copies the levels.</summary>
    /// <param name="levels">Receives 512 levels.</param>
    /// <returns>True if a level has changed since the last call.</returns>
    public bool Take(Span<byte> levels)
    {
        lock (_lock)
        {
            _levels.CopyTo(levels);
            var hasChanged = _hasChanged;
            _hasChanged = false;
            return hasChanged;
        }
    }

    private static bool Write(byte[] levels, int channel, bool isFine, double value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, isFine ? Channels - 1 : Channels);
        var share = double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);
        var first = channel - 1;
        if (!isFine)
        {
            return Write(levels, first, (byte)Math.Round(share * byte.MaxValue));
        }

        var level = (int)Math.Round(share * ushort.MaxValue);
        return Write(levels, first, (byte)(level >> 8)) | Write(levels, first + 1, (byte)level);
    }

    private static bool Write(byte[] levels, int index, byte level)
    {
        var hasChanged = levels[index] != level;
        levels[index] = level;
        return hasChanged;
    }
}
