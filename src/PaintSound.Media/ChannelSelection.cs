namespace PaintSound.Media;

/// <summary>Which channels of a device or a file are delivered, one microphone each. Immutable, thread-safe.</summary>
public sealed class ChannelSelection
{
    private readonly int[] _channels;
    private readonly string _setting;

    /// <summary>Selects channels.</summary>
    /// <param name="channels">The channels in the order in which they are delivered, counted from 1; at least one.</param>
    /// <param name="setting">Where a person has named them, for messages.</param>
    /// <exception cref="ArgumentException">There is no channel, or one is below 1.</exception>
    public ChannelSelection(IEnumerable<int> channels, string setting = "'brush: microphones'")
    {
        ArgumentNullException.ThrowIfNull(channels);
        _setting = setting;
        _channels = [.. channels];
        if (_channels.Length == 0 || _channels.Any(channel => channel < 1))
        {
            throw new ArgumentException("Channels are counted from 1, and at least one is needed.", nameof(channels));
        }

        Required = _channels.Max();
    }

    /// <summary>The channels, counted from 1.</summary>
    public IReadOnlyList<int> Channels => _channels;

    /// <summary>The number of delivered channels.</summary>
    public int Count => _channels.Length;

    /// <summary>The number of channels that the device or file needs at least.</summary>
    public int Required { get; }

    /// <summary>What to say of a device or file with too few channels: part of a sentence after its name. Null if it has enough.</summary>
    /// <param name="available">The channels that it has.</param>
    public string? Explain(int available) => available >= Required
        ? null
        : $"it has {available} channel{(available == 1 ? "" : "s")}, and {_setting} names channel {Required}";

    /// <summary>Copies the selected channels. Does not allocate.</summary>
    /// <param name="frames">Whole interleaved frames.</param>
    /// <param name="available">Samples in such a frame, at least <see cref="Required"/>.</param>
    /// <param name="selected">Receives as many frames of <see cref="Count"/> samples.</param>
    public void Copy(ReadOnlySpan<float> frames, int available, Span<float> selected)
    {
        for (var (from, to) = (0, 0); from + available <= frames.Length; from += available)
        {
            foreach (var channel in _channels)
            {
                selected[to++] = frames[from + channel - 1];
            }
        }
    }
}
