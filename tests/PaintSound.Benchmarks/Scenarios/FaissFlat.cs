using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PaintSound.Core.Vectors;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// The time in which FAISS compares one vector with all others on one core, with its index that misses nothing: what a well-known library needs on this
/// machine for about the work of the gate. It asks Debian's python3-faiss.
/// </summary>
internal static class FaissFlat
{
    private const string Script = """
        import sys, time
        import numpy, faiss
        faiss.omp_set_num_threads(1)
        rows = numpy.fromfile(sys.argv[1], dtype=numpy.float32).reshape(-1, int(sys.argv[2]))
        index = faiss.IndexFlatL2(rows.shape[1])
        index.add(rows)
        for run in range(12):
            start = time.process_time()
            index.search(rows[run * 1000:run * 1000 + 1], int(sys.argv[3]))
            print((time.process_time() - start) * 1000)
        """;

    /// <summary>Measures it.</summary>
    /// <param name="rows">The vectors.</param>
    /// <param name="wanted">How many of the nearest are asked for.</param>
    /// <param name="stop">Ends the measurement.</param>
    /// <returns>CPU milliseconds of each search; empty if python3 has no FAISS.</returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(IRows<float> rows, int wanted, CancellationToken stop)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var stream = File.Create(file))
            {
                for (var row = 0; row < rows.Count; row++)
                {
                    stream.Write(MemoryMarshal.AsBytes(rows.GetRows(row, 1)));
                }
            }

            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, file, Format(rows.Width), Format(wanted)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync(stop);
            var output = await process.StandardOutput.ReadToEndAsync(stop);
            await errors;
            await process.WaitForExitAsync(stop);

            // The first searches warm up.
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}
