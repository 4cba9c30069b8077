using System.Text;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>
/// The last value of each control, for a device that shows them: with the addresses and arguments of the <see cref="Catalogue"/>. A value is
/// sent when it changes, and all values when a session of Live begins. Thread-safe.
/// </summary>
/// <param name="isConnected">Returns true if Live answers.</param>
/// <param name="send">Sends the value of a control.</param>
internal sealed class ControlValues(Func<bool> isConnected, Action<CatalogueEntry, OscArgument[]> send)
{
    private const int MaxNameBytes = 900;
    private readonly Dictionary<ControlId, ControlValue> _sent = [];
    private readonly Lock _lock = new();
    private ShowState? _state;
    private bool _isPending;

    /// <summary>Sets the present values, and sends those that changed if Live answers.</summary>
    public void Set(ShowState state)
    {
        lock (_lock)
        {
            _state = state;
            Send();
        }
    }

    /// <summary>Sends what changed while Live did not answer.</summary>
    /// <param name="all">True to send all values, because a new session of Live has none of them.</param>
    public void SendPending(bool all)
    {
        lock (_lock)
        {
            if (all)
            {
                _sent.Clear();
            }

            if (all || _isPending)
            {
                Send();
            }
        }
    }

    private void Send()
    {
        _isPending = !isConnected();
        if (_state is null || _isPending)
        {
            return;
        }

        // A name of a large library is listed only while its control is on.
        foreach (var control in ControlTable.Of(_state).Union(_sent.Keys)
            .Where(control => control.Definition.Kind != ControlKind.Trigger && Encoding.UTF8.GetByteCount(control.Item) <= MaxNameBytes).ToArray())
        {
            var value = control.Get(_state);
            if (!_sent.TryGetValue(control, out var before) || before != value)
            {
                _sent[control] = value;
                var argument = Argument(control.Definition.Kind, value);
                send(Catalogue.Of(control.Definition), control.Definition.Family is null ? [argument] : [OscArgument.From(control.Item), argument]);
            }
        }
    }

    private static OscArgument Argument(ControlKind kind, ControlValue value) => kind switch
    {
        ControlKind.Number => OscArgument.From((float)value.Number),
        ControlKind.Switch => OscArgument.From(value.IsOn ? 1 : 0),
        _ => OscArgument.From(value.Word!),
    };
}
