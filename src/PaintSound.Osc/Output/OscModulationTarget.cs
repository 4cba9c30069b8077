using PaintSound.Core.Modulation;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// An address of any program that a modulation moves, in that program's own numbers: one number, one message, one datagram.
/// UDP tells nobody whether it arrived; trouble that can be known is said by the <see cref="OscSender"/>.
/// </summary>
public sealed class OscModulationTarget : IModulationTarget
{
    /// <summary>Longer than those of any program that we know; receivers take packets of 512 bytes.</summary>
    private const int LongestAddress = 256;

    private readonly OscSender _sender;
    private readonly OscScale _scale;
    private readonly byte[] _head;

    /// <summary>Makes the target.</summary>
    /// <param name="sender">Carries the datagrams; it is not disposed of here.</param>
    /// <param name="address">The address, as <see cref="IsAddress"/> takes it.</param>
    /// <param name="scale">The receiver's numbers.</param>
    public OscModulationTarget(OscSender sender, string address, OscScale scale)
    {
        (_sender, _scale) = (sender, scale);
        Name = $"OSC {string.Join(", ", sender.Destinations.Select(d => d.Target))} {address}";
        var writer = new OscWriter(_head = new byte[LongestAddress + 8]);
        writer.String(address);
        writer.String(scale.Whole ? ",i" : ",f");
        _head = _head[..writer.Length];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Step => _scale.Step;

    /// <summary>Whether something can be sent to: printable ASCII from a slash on, without the characters of patterns (OSC 1.0).</summary>
    /// <param name="address">Whatever a person wrote.</param>
    public static bool IsAddress(string address) =>
        address.Length is > 1 and <= LongestAddress && address[0] == '/'
        && address.All(c => c is > ' ' and < '\x7f' && !"#*,?[]{}".Contains(c, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void SetValue(double value)
    {
        Span<byte> packet = stackalloc byte[LongestAddress + 16];
        var writer = new OscWriter(packet);
        writer.Raw(_head);
        if (_scale.Whole)
        {
            writer.Int32((int)_scale.Number(value));
        }
        else
        {
            writer.Float32((float)_scale.Number(value));
        }

        _sender.Send(packet[..writer.Length]);
    }
}
