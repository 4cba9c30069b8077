using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Tests.Ports;

/// <summary>WinMM as the test wants it.</summary>
internal sealed class FakeWinMm : IWinMm
{
    public List<string> Names { get; } = ["Launch Control XL", "loopMIDI Port", "MIDIOUT2 (Launch Control XL)"];

    /// <summary>The error that everything gives, or 0.</summary>
    public int Refuses { get; set; }

    public List<string> Sent { get; } = [];

    public List<int> Opened { get; } = [];

    public int Closed { get; private set; }

    public Action<int> ShortMessage { get; private set; } = _ => { };

    public Action<byte[]> LongMessage { get; private set; } = _ => { };

    public IReadOnlyList<string> Inputs() => Or<IReadOnlyList<string>>([.. Names]);

    public IReadOnlyList<string> Outputs() => Inputs();

    public IWinMmOut OpenOut(int number)
    {
        Opened.Add(number);
        return Or(new Port(this));
    }

    public IDisposable OpenIn(int number, Action<int> shortMessage, Action<byte[]> longMessage)
    {
        Opened.Add(number);
        (ShortMessage, LongMessage) = (shortMessage, longMessage);
        return Or(new Port(this));
    }

    private T Or<T>(T answer) => Refuses != 0 ? throw new WinMmException(Refuses) : answer;

    private sealed class Port(FakeWinMm windows) : IWinMmOut
    {
        public void SendShort(int packed) => windows.Sent.Add(windows.Or($"{packed:X6}"));

        public void SendLong(byte[] message) => windows.Sent.Add(windows.Or(Convert.ToHexString(message)));

        public void Dispose() => windows.Closed++;
    }
}
