using System.Numerics.Tensors;

namespace PaintSound.Models.Checking;

/// <summary>Runs a part of a network on test inputs and checks its outputs.</summary>
internal static class NetworkProbe
{
    private const float Rounding = 1e-5f;
    private const float Constant = 1e-4f;

    /// <summary>Checks that every output is finite, that it repeats, and that it changes with the input.</summary>
    /// <param name="topic">The topic of the finding.</param>
    /// <param name="inputs">The test inputs.</param>
    /// <param name="run">Computes the output of one input.</param>
    /// <param name="needsDirection">True if an output of zeros is a fault.</param>
    /// <param name="outputs">Receives the output of every input.</param>
    public static Finding Check<T>(string topic, IReadOnlyList<TestInput<T>> inputs, Func<T[], float[]> run, bool needsDirection, out float[][] outputs)
    {
        var first = inputs.Select(input => run(input.Data)).ToArray();
        var second = inputs.Select(input => run(input.Data)).ToArray();
        outputs = first;
        var invalid = JoinNames(i => !IsValid(first[i]));
        if (invalid.Length > 0)
        {
            return Fail($"{invalid}: the output {(needsDirection ? "is not a number, or all values are 0" : "is not a number")}. "
                + "Find a division by a length or deviation of 0, or a logarithm of 0, in the graph, and add a small number there.");
        }

        var size = first.Max(output => TensorPrimitives.Norm(output));
        var changed = JoinNames(i => TensorPrimitives.Distance(first[i], second[i]) > Rounding * size);
        if (changed.Length > 0)
        {
            return Fail($"{changed}: a second run gives another output. Export the network in evaluation mode (module.eval()), without dropout or noise.");
        }

        return first.All(output => TensorPrimitives.Distance(output, first[0]) <= Constant * size)
            ? Fail("the output is the same for every input. Check that the file contains the trained weights and that the input reaches the output.")
            : new Finding(topic, true, $"{string.Join(", ", inputs.Select(input => input.Name))}: finite, repeatable, different");

        string JoinNames(Func<int, bool> test) =>
            string.Join(", ", Enumerable.Range(0, inputs.Count).Where(test).Select(i => inputs[i].Name));

        bool IsValid(float[] output) =>
            float.IsFinite(TensorPrimitives.Sum<float>(output)) && !(needsDirection && output.All(value => value == 0));

        Finding Fail(string message) => new(topic, false, message);
    }

    /// <summary>Returns the median duration of 9 runs, in milliseconds.</summary>
    public static double MeasureMilliseconds(TimeProvider time, Action run)
    {
        const int Runs = 9;
        var durations = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var started = time.GetTimestamp();
            run();
            durations[i] = time.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(durations);
        return durations[Runs / 2];
    }
}
