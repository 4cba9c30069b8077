using PaintSound.Midi.Windows;

namespace PaintSound.Midi.Tests.Ports;

/// <summary>A fake WinMM with configurable ports and errors.</summary>
internal sealed class FakeWinMm : IWinMm
{
    public List<string> Names { get; } = ["Launch Control XL", "loopMIDI Port", "MIDIOUT2 (Launch Control XL)"];

    /// <summary>The error code of every call, or 0.</summary>
    public int ErrorCode { get; set; }

    public List<string> Sent { get; } = [];

    public List<int> Opened { get; } = [];

    public int Closed { get; private set; }

    public Action<int> ShortMessage { get; private set; } = _ => { };

    public Action<byte[]> LongMessage { get; private set; } = _ => { };

    public IReadOnlyList<string> ListInputs() => ReturnOrThrow<IReadOnlyList<string>>([.. Names]);

    public IReadOnlyList<string> ListOutputs() => ListInputs();

    public IWinMmOut OpenOut(int index)
    {
        Opened.Add(index);
        return ReturnOrThrow(new Port(this));
    }

    public IDisposable OpenIn(int index, Action<int> shortMessage, Action<byte[]> longMessage)
    {
        Opened.Add(index);
        (ShortMessage, LongMessage) = (shortMessage, longMessage);
        return ReturnOrThrow(new Port(this));
    }

    private T ReturnOrThrow<T>(T result) => ErrorCode != 0 ? throw new WinMmException(ErrorCode) : result;

    private sealed class Port(FakeWinMm windows) : IWinMmOut
    {
        public void SendShort(int packed) => windows.Sent.Add(windows.ReturnOrThrow($"{packed:X6}"));

        public void SendLong(byte[] message) => windows.Sent.Add(windows.ReturnOrThrow(Convert.ToHexString(message)));

        public void Dispose() => windows.Closed++;
    }
}
