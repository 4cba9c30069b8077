using PaintSound.Core.Modulation;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// An OSC address of another program that a modulation controls, in the number range of that program. One number is one message. UDP does not
/// report whether it arrived; the <see cref="OscSender"/> logs the problems that it can detect. Over TCP, a program that connects again gets the
/// latest value.
/// </summary>
public sealed class OscModulationTarget : IModulationTarget
{
    /// <summary>Longer than the addresses of all known programs. Receivers accept packets of 512 bytes.</summary>
    private const int MaxAddressLength = 256;

    private readonly OscSender _sender;
    private readonly OscScale _scale;
    private readonly byte[] _head;
    private double _latest = double.NaN;

    /// <summary>Creates a target.</summary>
    /// <param name="sender">Sends the datagrams. It is not disposed here.</param>
    /// <param name="address">A valid address; see <see cref="IsAddress"/>.</param>
    /// <param name="scale">The number range of the receiver.</param>
    public OscModulationTarget(OscSender sender, string address, OscScale scale)
    {
        (_sender, _scale) = (sender, scale);
        Name = $"OSC {string.Join(", ", sender.Destinations.Select(d => d.Target))} {address}";
        var writer = new OscWriter(_head = new byte[MaxAddressLength + 8]);
        writer.String(address);
        writer.String(scale.IsInteger ? ",i" : ",f");
        _head = _head[..writer.Length];
        sender.OnConnected(SendLatest);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Step => _scale.Step;

    /// <summary>True for a valid address: a slash, then printable ASCII without pattern characters (OSC 1.0), at most 256 characters.</summary>
    /// <param name="address">Any text.</param>
    public static bool IsAddress(string address) =>
        address.Length is > 1 and <= MaxAddressLength && address[0] == '/'
        && address.All(c => c is > ' ' and < '\x7f' && !"#*,?[]{}".Contains(c, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void SetValue(double value)
    {
        Volatile.Write(ref _latest, value);
        Send(value);
    }

    private void SendLatest()
    {
        if (Volatile.Read(ref _latest) is var latest && !double.IsNaN(latest))
        {
            Send(latest);
        }
    }

    private void Send(double value)
    {
        Span<byte> packet = stackalloc byte[MaxAddressLength + 16];
        var writer = new OscWriter(packet);
        writer.Raw(_head);
        if (_scale.IsInteger)
        {
            writer.Int32((int)_scale.ToNumber(value));
        }
        else
        {
            writer.Float32((float)_scale.ToNumber(value));
        }

        _sender.Send(packet[..writer.Length]);
    }
}
