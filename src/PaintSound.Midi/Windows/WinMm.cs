using System.Runtime.Versioning;
using NAudio;
using NAudio.Midi;

namespace PaintSound.Midi.Windows;

/// <summary>WinMM through NAudio. This class was never run on Windows; a fake tests the code around it.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WinMm : IWinMm
{
    /// <inheritdoc/>
    public IReadOnlyList<string> ListInputs() => Call(() => Names(MidiIn.NumberOfDevices, index => MidiIn.DeviceInfo(index).ProductName));

    /// <inheritdoc/>
    public IReadOnlyList<string> ListOutputs() => Call(() => Names(MidiOut.NumberOfDevices, index => MidiOut.DeviceInfo(index).ProductName));

    /// <inheritdoc/>
    public IWinMmOut OpenOut(int index) => Call(() => new Output(new MidiOut(index)));

    /// <inheritdoc/>
    public IDisposable OpenIn(int index, Action<int> shortMessage, Action<byte[]> longMessage) => Call(() =>
    {
        MidiIn input = new(index);
        try
        {
            input.MessageReceived += (_, e) => shortMessage(e.RawMessage);
            input.SysexMessageReceived += (_, e) => longMessage(e.SysexBytes);
            input.Start();
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    });

    private static List<string> Names(int count, Func<int, string> getName) => [.. Enumerable.Range(0, count).Select(getName)];

    private static T Call<T>(Func<T> function)
    {
        try
        {
            return function();
        }
        catch (MmException e)
        {
            throw new WinMmException((int)e.Result, e);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new WinMmException(WinMmError.NoLibrary, e);
        }
    }

    private sealed class Output(MidiOut port) : IWinMmOut
    {
        public void SendShort(int packed) => Call(() =>
        {
            port.Send(packed);
            return true;
        });

        public void SendLong(byte[] message) => Call(() =>
        {
            port.SendBuffer(message);
            return true;
        });

        public void Dispose() => port.Dispose();
    }
}
