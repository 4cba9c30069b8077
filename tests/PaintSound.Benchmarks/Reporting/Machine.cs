using System.Globalization;
using System.Runtime.InteropServices;

namespace PaintSound.Benchmarks.Reporting;

/// <summary>The machine and date of a measurement.</summary>
/// <param name="Processor">The processor's model.</param>
/// <param name="Cores">The number of cores that the process can use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Date">The day, UTC.</param>
/// <param name="LoadBefore">The load average over the minute before (Linux), else null. Above 0.5, other programs disturb the measurement.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Runtime, string Date, double? LoadBefore)
{
    /// <summary>Describes this machine now.</summary>
    public static Machine Describe() => new(
        ReadProcessor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ReadLoad());

    private static string ReadProcessor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static double? ReadLoad() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;
}
