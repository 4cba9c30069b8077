using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PaintSound.Jack.Tests;

/// <summary>A private JACK server with the dummy driver, for the clients of this process.</summary>
internal sealed partial class DummyServer : IDisposable
{
    private const string Program = "/usr/bin/jackd";
    private const int SigTerm = 15;
    private readonly Process _process;

    private DummyServer(string name) => _process = Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} -r -n {name} -d dummy -r 48000 -p 256 -C 2 -P 2 >/dev/null 2>&1"]))!;

    /// <summary>True if jackd is installed.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Selects a server name for this process without starting a server.</summary>
    /// <returns>The name.</returns>
    public static string SelectName()
    {
        var name = "paintsound-jack-" + Environment.ProcessId;
        Assert.Equal(0, SetEnvironment("JACK_DEFAULT_SERVER", name, 1));
        return name;
    }

    /// <summary>Starts the server.</summary>
    public static DummyServer Start() => new(SelectName());

    /// <summary>Stops the server cleanly. JACK keeps records of at most eight servers per machine and never removes a killed one.</summary>
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
