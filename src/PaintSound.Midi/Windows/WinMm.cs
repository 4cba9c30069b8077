using System.Runtime.Versioning;
using NAudio;
using NAudio.Midi;

namespace PaintSound.Midi.Windows;

/// <summary>WinMM through NAudio. Never run where this was written; the logic around it is tested with a fake.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WinMm : IWinMm
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs() => Call(() => Names(MidiIn.NumberOfDevices, number => MidiIn.DeviceInfo(number).ProductName));

    /// <inheritdoc/>
    public IReadOnlyList<string> Outputs() => Call(() => Names(MidiOut.NumberOfDevices, number => MidiOut.DeviceInfo(number).ProductName));

    /// <inheritdoc/>
    public IWinMmOut OpenOut(int number) => Call(() => new Output(new MidiOut(number)));

    /// <inheritdoc/>
    public IDisposable OpenIn(int number, Action<int> shortMessage, Action<byte[]> longMessage) => Call(() =>
    {
        MidiIn input = new(number);
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

    private static List<string> Names(int count, Func<int, string> name) => [.. Enumerable.Range(0, count).Select(name)];

    private static T Call<T>(Func<T> call)
    {
        try
        {
            return call();
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
