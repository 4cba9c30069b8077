using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PaintSound.Tests;

/// <summary>A private JACK server with the dummy driver, for the clients of this process and of its child processes.</summary>
internal sealed partial class JackDummyServer : IDisposable
{
    private const string Program = "/usr/bin/jackd";
    private const int SigTerm = 15;

    // Both tests of a process use one name, also for the server that replaces a killed one.
    private static readonly JackServerName ProcessName = JackServerName.Claim();

    private readonly Process _process;

    // The log of late cycles would fill an unread pipe.
    private JackDummyServer(string name, int rate, int frames, string scheduling) => _process = Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} {scheduling} -n {name} -d dummy -r {rate} -p {frames} -C 2 -P 2 >/dev/null 2>&1"]))!;

    /// <summary>True if jackd is installed.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Selects a server name for this process without starting a server.</summary>
    /// <returns>The name.</returns>
    public static string SelectName()
    {
        var name = ProcessName.Value;
        // libjack reads the server name from the C environment; child processes get the .NET environment.
        Environment.SetEnvironmentVariable("JACK_DEFAULT_SERVER", name);
        Assert.Equal(0, SetEnvironment("JACK_DEFAULT_SERVER", name, 1));
        return name;
    }

    /// <summary>Starts the server. Its ports can exist later.</summary>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="frames">Samples in a block. A busy machine loses short blocks.</param>
    public static JackDummyServer Start(int rate = 48_000, int frames = 256) => new(SelectName(), rate, frames, "-r");

    /// <summary>Starts a server with real-time priority, as for a show: 128 samples at 48 kHz.</summary>
    public static JackDummyServer StartRealTime() => new(SelectName(), 48_000, 128, "-R -P 60");

    /// <summary>Kills the server, as a crash does. Start another one afterwards, and dispose that one.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Stops the server cleanly: JACK removes its record.</summary>
    public void Dispose()
    {
        _ = Signal(_process.Id, SigTerm);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
