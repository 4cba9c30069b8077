using System.Globalization;
using System.Runtime.InteropServices;

namespace PaintSound.Benchmarks.Reporting;

/// <summary>Where and when figures were measured.</summary>
/// <param name="Processor">The processor's model.</param>
/// <param name="Cores">How many cores the process may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Date">The day, UTC.</param>
/// <param name="LoadBefore">Running programs on average over the minute before (Linux); null elsewhere. Above 0.5 others disturb.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Runtime, string Date, double? LoadBefore)
{
    /// <summary>This machine, now.</summary>
    public static Machine Now() => new(
        Processors(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Load());

    private static string Processors() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static double? Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;
}
