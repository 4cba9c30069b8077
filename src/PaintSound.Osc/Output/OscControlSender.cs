using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends the present value of every control on the control's own address, with the same arguments as the input takes: all of them the first
/// time, then those that changed. So a fader in another program follows, whatever changed the control. A value that was sent is not sent
/// again until it changes, so two programs that follow each other do not send for ever. One caller at a time.
/// </summary>
/// <param name="sender">Carries the datagrams.</param>
public sealed class OscControlSender(OscSender sender)
{
    private const int MaximumBytes = 1024;
    private readonly Dictionary<ControlId, ControlValue> _sent = [];
    private long _tooLong;

    /// <summary>How many values were not sent, because the name of a collection or modulation is longer than about 900 bytes.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong);

    /// <summary>Sends what changed.</summary>
    /// <param name="state">The present values.</param>
    public void Send(ShowState state)
    {
        foreach (var control in ControlTable.Of(state))
        {
            // Compared as it is sent: two numbers with the same float32 are one message.
            var value = control.Get(state) is { Word: null } number ? (float)number.Number : control.Get(state);
            if (control.Definition.Kind != ControlKind.Trigger && (!_sent.TryGetValue(control, out var before) || before != value))
            {
                _sent[control] = value;
                Send(control, value);
            }
        }
    }

    private void Send(ControlId control, ControlValue value)
    {
        var entry = Catalogue.Of(control.Definition);
        Span<byte> packet = stackalloc byte[MaximumBytes];
        var writer = entry.Begin(packet);
        if (control.Definition.Family is not null)
        {
            writer.String(control.Item);
        }

        switch (control.Definition.Kind)
        {
            case ControlKind.Number:
                writer.Float32((float)value.Number);
                break;
            case ControlKind.Switch:
                writer.Int32(value.IsOn ? 1 : 0);
                break;
            default:
                writer.String(value.Word);
                break;
        }

        if (writer.Fits)
        {
            sender.Send(entry, packet[..writer.Length], control.Item);
        }
        else
        {
            Interlocked.Increment(ref _tooLong);
        }
    }
}
