using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Output;

/// <summary>
/// Sends the values of the controls, each on the control's own address, with the same arguments as the input: all controls the first
/// time, later those that changed. So a fader in another program follows every change. A value is not sent again before it changes, so
/// that two programs that follow each other do not send forever. Thread-safe.
/// </summary>
/// <param name="sender">Sends the datagrams.</param>
public sealed class OscControlSender(OscSender sender)
{
    private const int MaximumBytes = 1024;
    private readonly Dictionary<ControlId, ControlValue> _sent = [];
    private readonly Lock _lock = new();
    private ShowState? _state;
    private long _tooLong;

    /// <summary>The number of values that were not sent, because the name of a collection or modulation is longer than about 900 bytes.</summary>
    public long TooLong => Interlocked.Read(ref _tooLong);

    /// <summary>Sends the values that changed since the last call.</summary>
    /// <param name="state">The present values.</param>
    public void Send(ShowState state)
    {
        lock (_lock)
        {
            _state = state;
            // A name of a large library is listed only while its control is on.
            foreach (var control in ControlTable.Of(state).Union(_sent.Keys).ToArray())
            {
                // Compare as float32, the type that is sent.
                var value = control.Get(state) is { Word: null } number ? (float)number.Number : control.Get(state);
                if (control.Definition.Kind != ControlKind.Trigger && (!_sent.TryGetValue(control, out var before) || before != value))
                {
                    _sent[control] = value;
                    Send(control, value);
                }
            }
        }
    }

    /// <summary>Sends the last values again, changed or not; nothing before the first <see cref="Send(ShowState)"/>.</summary>
    public void SendAgain()
    {
        lock (_lock)
        {
            if (_state is { } state)
            {
                _sent.Clear();
                Send(state);
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
