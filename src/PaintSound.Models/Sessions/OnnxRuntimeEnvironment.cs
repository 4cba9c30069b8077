using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace PaintSound.Models.Sessions;

/// <summary>Loads ONNX Runtime without telemetry. Use the runtime only after <see cref="Instance"/>. Thread-safe.</summary>
internal static partial class OnnxRuntimeEnvironment
{
    private const string DisableTelemetry = "ORT_DISABLE_TELEMETRY";

    /// <summary>The environment of the runtime. The first use loads the native library.</summary>
    /// <exception cref="TypeInitializationException">The native library is missing or does not load.</exception>
    public static OrtEnv Instance { get; } = Create();

    private static OrtEnv Create()
    {
        // The runtime reads this variable once, when its environment is created. Without the variable, it writes a device id and a
        // database into the user's cache folder and uploads events; DisableTelemetryEvents alone is too late to prevent that.
        Environment.SetEnvironmentVariable(DisableTelemetry, "1");

        // On Unix, .NET changes only its own copy of the variables, and native code does not see it.
        if (!OperatingSystem.IsWindows() && SetEnvironment(DisableTelemetry, "1", overwrite: 1) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        var runtime = OrtEnv.Instance();

        // Windows builds may report through the event tracing of the system, which the variable does not disable.
        runtime.DisableTelemetryEvents();
        return runtime;
    }

    [LibraryImport("libc", EntryPoint = "setenv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
