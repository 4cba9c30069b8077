using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PaintSound.Jack;

namespace PaintSound.Worker.Benchmarks;

/// <summary>A JACK server without a sound card, for this program alone: jackd with its dummy driver, blocks of 128 samples at 48 kHz. Linux.</summary>
internal sealed partial class PrivateJackServer : IDisposable
{
    // Not the name of a client: server and client would share a socket, and the server would no longer answer.
    private const string Name = "paintsound-bench-server";
    private const int Terminate = 15;  // SIGTERM
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private PrivateJackServer(Process process) => _process = process;

    /// <summary>Starts the server, and makes it the one of this program.</summary>
    /// <returns>Null if jackd is not installed, or on another system than Linux.</returns>
    public static PrivateJackServer? Start()
    {
        // libjack reads the environment of C, which is another one than that of .NET.
        if (!OperatingSystem.IsLinux() || SetEnvironment("JACK_DEFAULT_SERVER", Name, overwrite: 1) != 0)
        {
            return null;
        }

        // jackd reports late cycles, which would fill an unread pipe.
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec jackd -n {Name} -d dummy -r 48000 -p 128 >/dev/null 2>&1"]) { UseShellExecute = false };
        try
        {
            return Process.Start(start) is { } process ? new PrivateJackServer(process) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Opens a client as soon as the server answers.</summary>
    /// <param name="name">The name of the client.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>Null if the server does not answer within ten seconds.</returns>
    public async Task<JackClient?> OpenClientAsync(string name, TimeProvider time, CancellationToken stop)
    {
        for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < OpenLimit && !_process.HasExited;)
        {
            if (JackClient.Open(name) is { } client)
            {
                return client;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, stop);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A killed server would leave its record in shared memory.
        _ = Signal(_process.Id, Terminate);
        if (!_process.WaitForExit(EndLimit))
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
