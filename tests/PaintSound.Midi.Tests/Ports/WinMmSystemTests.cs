using PaintSound.Midi.Ports;
using PaintSound.Midi.Systems;
using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Tests.Ports;

public sealed class WinMmSystemTests
{
    private readonly FakeWinMm _windows = new();

    [Fact]
    public void Prefers_the_exact_name_and_ignores_case()
    {
        WinMmSystem system = new(_windows);
        Assert.Equal("loopMIDI Port", system.CreateOut("loopmidi").Name);
        Assert.Equal("Launch Control XL", system.OpenIn("launch control").Name);
        _windows.Names.Insert(0, "MIDIIN2 (loopMIDI Port)");
        Assert.Equal("loopMIDI Port", system.OpenOut("loopMIDI Port").Name);
        Assert.Equal([1, 0, 2], _windows.Opened);
    }

    [Fact]
    public void Missing_port_is_reported_with_the_existing_ports()
    {
        var e = Assert.Throws<MidiException>(() => new WinMmSystem(_windows).OpenOut("PaintSound"));
        Assert.Contains("no MIDI output port PaintSound; the ports are Launch Control XL, loopMIDI Port", e.Message);
        Assert.Contains("loopMIDI creates ports", e.Message);
    }

    [Theory]
    [InlineData(WinMmError.Allocated, "another program uses it")]
    [InlineData(WinMmError.NoMemory, "another program uses it")]
    [InlineData(WinMmError.NoDriver, "it is no longer connected")]
    [InlineData(11, "MIDI error 11")]
    public void Errors_are_explained(int code, string words)
    {
        var port = new WinMmSystem(_windows).OpenOut("loopMIDI Port");
        _windows.ErrorCode = code;
        Assert.Contains(words, Assert.Throws<MidiException>(() => port.Send([0x90, 1, 2])).Message);
        Assert.Contains(words, Assert.Throws<MidiException>(() => new WinMmSystem(_windows).ListInputs()).Message);
        Assert.False(port.IsConnected);
    }

    [Fact]
    public void Port_in_use_is_reported()
    {
        WinMmSystem system = new(new BusyWinMm());
        Assert.Equal(
            "the port Launch Control XL cannot be opened: another program uses it, and Windows allows one program per MIDI port; close it there",
            Assert.Throws<MidiException>(() => system.OpenIn("Launch Control XL")).Message);
    }

    [Fact]
    public void Sends_messages_unchanged_in_order()
    {
        using var port = new WinMmSystem(_windows).OpenOut("loopMIDI Port");

        // A 14-bit pair: the upper 7 bits, then the lower.
        port.Send([0xBF, 20, 0x40]);
        port.Send([0xBF, 52, 0x01]);
        port.Send([0xF0, 0x00, 0x20, 0x29, 0x02, 0x11, 0x78, 0xF7]);
        port.Send([0xC0, 5]);
        Assert.Equal(["4014BF", "0134BF", "F00020290211 78F7".Replace(" ", ""), "0005C0"], _windows.Sent);
    }

    [Fact]
    public void Receives_messages_unchanged_in_order()
    {
        using (var port = new WinMmSystem(_windows).OpenIn("Launch Control XL"))
        {
            _windows.ShortMessage(0x4014BF);
            _windows.ShortMessage(0x0000F8);
            _windows.ShortMessage(0x0134BF);
            _windows.ShortMessage(0x0000FE);
            _windows.LongMessage([0xF0, 0x7E, 0x7F]);
            _windows.ShortMessage(0x0005C0);
            _windows.LongMessage([0x06, 0x01, 0xF7]);
            Assert.Equal(["BF1440", "BF3401", "C005", "F07E7F0601F7"], Read(port));
        }

        Assert.Equal(1, _windows.Closed);
    }

    [Fact]
    public void Receives_the_clock_if_it_is_asked_for()
    {
        using var port = new WinMmSystem(_windows).OpenIn("Launch Control XL", withClock: true);
        _windows.ShortMessage(0x0000FA);
        _windows.ShortMessage(0x0000F8);
        _windows.ShortMessage(0x0810F2);
        Assert.Equal(["FA", "F8", "F21008"], Read(port));
    }

    [Fact]
    public void Ignores_incomplete_system_exclusives()
    {
        using var port = new WinMmSystem(_windows).OpenIn("Launch Control XL");
        _windows.LongMessage([0x01, 0xF7]);
        _windows.LongMessage([0xF0, 0x01]);
        _windows.LongMessage([0xF0, 0x02, 0xF7]);
        _windows.LongMessage([]);
        _windows.LongMessage([0xF0, .. new byte[2_000], 0xF7]);
        _windows.LongMessage([0xF0, 0x03, 0xF7]);

        // The reader's buffer holds 1,024 bytes.
        Assert.Equal(["F002F7", "F003F7"], Read(port));
    }

    [Fact]
    public void Limits_the_queue_of_unread_messages()
    {
        using var port = new WinMmSystem(_windows).OpenIn("Launch Control XL");
        for (var i = 0; i < 5_000; i++)
        {
            _windows.ShortMessage(0x403C90);
        }

        Assert.Equal(1_024, Read(port).Count);
    }

    [Fact]
    public void Unplugged_device_is_gone_even_if_another_device_has_its_number()
    {
        using var port = new WinMmSystem(_windows).OpenIn("Launch Control XL");
        Assert.True(port.IsConnected);
        _windows.Names.RemoveAt(0);
        Assert.False(port.IsConnected);
    }

    [Fact]
    public void Uses_RtMidi_only_if_WinMM_does_not_answer()
    {
        WinMmSystem system = new(_windows), other = new(new FakeWinMm());
        Assert.Same(system, MidiSystems.WithFallback(system, () => throw new MidiException("not used")));
        _windows.ErrorCode = WinMmError.NoLibrary;
        Assert.Same(other, MidiSystems.WithFallback(system, () => other));
        var e = Assert.Throws<MidiException>(() => MidiSystems.WithFallback(system, () => throw new MidiException("RtMidi is not installed")));
        Assert.Contains("the MIDI functions of Windows are missing", e.Message);
    }

    private static List<string> Read(IMidiIn port)
    {
        List<string> messages = [];
        var buffer = new byte[1_024];
        for (var length = port.Read(buffer); length > 0; length = port.Read(buffer))
        {
            messages.Add(Convert.ToHexString(buffer.AsSpan(0, length)));
        }

        return messages;
    }

    private sealed class BusyWinMm : IWinMm
    {
        public IReadOnlyList<string> ListInputs() => ["Launch Control XL"];

        public IReadOnlyList<string> ListOutputs() => ListInputs();

        public IWinMmOut OpenOut(int number) => throw new WinMmException(WinMmError.Allocated);

        public IDisposable OpenIn(int number, Action<int> shortMessage, Action<byte[]> longMessage) => throw new WinMmException(WinMmError.Allocated);
    }
}
