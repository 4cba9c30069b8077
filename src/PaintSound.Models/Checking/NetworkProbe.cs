using System.Numerics.Tensors;

namespace PaintSound.Models.Checking;

/// <summary>Puts specimens through a part of a network and says whether its answers can be worked with.</summary>
internal static class NetworkProbe
{
    private const float Rounding = 1e-5f;
    private const float Constant = 1e-4f;

    /// <summary>Whether every answer is finite, the same when asked again, and not the same to everything.</summary>
    /// <param name="topic">What the finding is about.</param>
    /// <param name="specimens">What to ask about.</param>
    /// <param name="ask">Answers a specimen.</param>
    /// <param name="needsDirection">Whether zeros are no answer.</param>
    /// <param name="answers">The answers.</param>
    public static Finding Of<T>(string topic, IReadOnlyList<TestInput<T>> specimens, Func<T[], float[]> ask, bool needsDirection, out float[][] answers)
    {
        var first = specimens.Select(specimen => ask(specimen.Data)).ToArray();
        var again = specimens.Select(specimen => ask(specimen.Data)).ToArray();
        answers = first;
        var broken = Named(i => !IsAnswer(first[i]));
        if (broken.Length > 0)
        {
            return Wrong($"{broken}: the answer holds {(needsDirection ? "what is no number, or nothing but zeros" : "what is no number")}. "
                + "Look in the graph for a division by a length or a deviation of 0, or a logarithm of 0, and add a small number there.");
        }

        var size = first.Max(answer => TensorPrimitives.Norm(answer));
        var changed = Named(i => TensorPrimitives.Distance(first[i], again[i]) > Rounding * size);
        if (changed.Length > 0)
        {
            return Wrong($"{changed}: asked again, it answers differently. Export it in evaluation mode (module.eval()), without dropout or noise.");
        }

        return first.All(answer => TensorPrimitives.Distance(answer, first[0]) <= Constant * size)
            ? Wrong("it answers the same to everything. Are the trained weights in the file, and does its input reach its output?")
            : new Finding(topic, true, $"{string.Join(", ", specimens.Select(s => s.Name))}: finite, repeatable, different");

        string Named(Func<int, bool> test) =>
            string.Join(", ", Enumerable.Range(0, specimens.Count).Where(test).Select(i => specimens[i].Name));

        bool IsAnswer(float[] answer) =>
            float.IsFinite(TensorPrimitives.Sum<float>(answer)) && !(needsDirection && answer.All(value => value == 0));

        Finding Wrong(string what) => new(topic, false, what);
    }

    /// <summary>The median time of a run, in milliseconds.</summary>
    public static double Milliseconds(TimeProvider time, Action run)
    {
        const int Runs = 9;
        var taken = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var begun = time.GetTimestamp();
            run();
            taken[i] = time.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(taken);
        return taken[Runs / 2];
    }

}
