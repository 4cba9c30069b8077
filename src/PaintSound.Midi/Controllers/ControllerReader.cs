namespace PaintSound.Midi.Controllers;

/// <summary>
/// Reads the messages of knobs, faders and buttons from a stream of bytes. It keeps the running status (a message can omit the status byte of
/// the one before) and the selected non-registered parameter of each channel. Real-time messages can be between any two bytes. Source: MIDI
/// 1.0 detailed specification. Not thread-safe.
/// </summary>
internal sealed class ControllerReader
{
    /// <summary>The control change that sets the upper 7 bits of the selected parameter.</summary>
    public const int DataCoarse = 6;

    /// <summary>The control change that sets the lower 7 bits of the selected parameter.</summary>
    public const int DataFine = 38;

    /// <summary>The control change that selects the lower 7 bits of a non-registered parameter.</summary>
    public const int NrpnFine = 98;

    /// <summary>The control change that selects the upper 7 bits of a registered parameter, which ends the selection of a non-registered one.</summary>
    public const int RpnCoarse = 101;

    private const int ProgramStatus = 0xC0;
    private const int PressureStatus = 0xD0;
    private const int ProgramValue = 127;
    private const int NrpnCoarse = 99;
    private const int RpnFine = 100;
    private const int NotSelected = -1;
    private const int NoParameter = 0x7F;
    private const int FirstRealTime = 0xF8;
    private const int FirstSystem = 0xF0;
    private readonly int[] _coarse = CreateUnselected();
    private readonly int[] _fine = CreateUnselected();
    private int _status;
    private int _first = NotSelected;

    /// <summary>Reads the next message.</summary>
    /// <param name="bytes">The received bytes; the bytes that were read are removed.</param>
    /// <param name="message">The message.</param>
    /// <returns>False if the bytes have no further complete message. An incomplete one continues at the next call.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ControllerMessage message)
    {
        while (bytes.Length > 0)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            if (next >= FirstRealTime)
            {
                continue;
            }

            if (next >= MidiMessage.NoteOffStatus)
            {
                // The data of a system exclusive or system common message have no status, so they are ignored.
                (_status, _first) = (next < FirstSystem ? next : 0, NotSelected);
            }
            else if (_status != 0 && TryComplete(next, out message))
            {
                return true;
            }
        }

        message = default;
        return false;
    }

    private static int[] CreateUnselected()
    {
        var parts = new int[16];
        Array.Fill(parts, NotSelected);
        return parts;
    }

    private bool TryComplete(int data, out ControllerMessage message)
    {
        message = default;
        var kind = _status & 0xF0;
        if (kind is ProgramStatus or PressureStatus)
        {
            // Program change and channel pressure have one data byte.
            message = new(new(ControllerInputKind.Program, (_status & 0x0F) + 1, data), ProgramValue);
            return kind == ProgramStatus;
        }

        if (_first == NotSelected)
        {
            _first = data;
            return false;
        }

        var (channel, number) = (_status & 0x0F, _first);
        _first = NotSelected;
        switch (kind)
        {
            case MidiMessage.NoteOffStatus:
                message = new(new(ControllerInputKind.Note, channel + 1, number), 0);
                return true;
            case MidiMessage.NoteOnStatus:
                message = new(new(ControllerInputKind.Note, channel + 1, number), data);
                return true;
            case MidiMessage.ControlStatus:
                message = ReadControl(channel, number, data);
                return true;
            default:
                return false;
        }
    }

    private ControllerMessage ReadControl(int channel, int number, int value)
    {
        switch (number)
        {
            case NrpnCoarse:
                _coarse[channel] = value;
                break;
            case NrpnFine:
                _fine[channel] = value;
                break;
            case RpnFine or RpnCoarse:
                _coarse[channel] = _fine[channel] = NotSelected;
                break;
            case DataCoarse or DataFine when IsSelected(channel):
                return new(new(ControllerInputKind.Nrpn, channel + 1, (_coarse[channel] << 7) | _fine[channel]), value, number == DataFine);
        }

        return new(new(ControllerInputKind.Control, channel + 1, number), value);
    }

    private bool IsSelected(int channel) =>
        _coarse[channel] >= 0 && _fine[channel] >= 0 && !(_coarse[channel] == NoParameter && _fine[channel] == NoParameter);
}
