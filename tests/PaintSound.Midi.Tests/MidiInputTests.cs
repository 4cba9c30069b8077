namespace PaintSound.Midi.Tests;

public sealed class MidiInputTests
{
    [Fact]
    public void Everything_that_came_is_handed_on_and_a_lost_port_is_opened_again()
    {
        var time = new FakeTimeProvider();
        List<string> said = [], heard = [];
        var ports = new Queue<FakePort>([new FakePort(), new FakePort()]);
        var first = ports.Peek();
        using var input = new MidiInput(
            () => ports.TryDequeue(out var next) ? next : throw new MidiException("there is no MIDI port fake"),
            message => heard.Add(Convert.ToHexString(message)),
            said.Add,
            time);
        first.Arriving.Enqueue([0xB0, 1, 2]);
        first.Arriving.Enqueue([0xF0, 1, 0xF7]);
        input.Step();
        Assert.Equal(["B00102", "F001F7"], heard);
        first.IsThere = false;
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        ports.Peek().Arriving.Enqueue([0x90, 1, 2]);
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        Assert.Equal("900102", heard[^1]);
        Assert.Equal(2, said.Count);
    }
}
