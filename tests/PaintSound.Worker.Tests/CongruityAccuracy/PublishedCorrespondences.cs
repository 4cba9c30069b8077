using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Worker.Tests.CongruityAccuracy;

/// <summary>
/// Calculates how well pictures and sounds match by the published correspondences (Marks 1987, Palmer et al. 2013, Adeli et al. 2014;
/// models/training/poetics/poetics.json). The bundled network was trained on them; this is an independent implementation without a
/// network: light with pitch height, colour with loudness and pace, detail with activity, contrast with dynamics.
/// </summary>
internal static class PublishedCorrespondences
{
    /// <summary>Returns the agreement of each picture [row] with each sound [column]; higher is better.</summary>
    public static double[][] Agreement(IReadOnlyList<byte[]> pictures, IReadOnlyList<float[]> sounds)
    {
        var visual = Standardise([.. pictures.Select(VisualQualities)]);
        var musical = Standardise([.. sounds.Select(MusicalQualities)]);

        // Subtract half of the squared distance of the sound from the mean. Otherwise the most extreme sounds would match every picture.
        return [.. visual.Select(u => musical.Select(v => u.Zip(v, (a, b) => (a * b) - (b * b / 2)).Sum()).ToArray())];
    }

    // Lightness, colourfulness, detail, contrast.
    private static double[] VisualQualities(byte[] rgb)
    {
        const int Side = HeldOutMaterial.Side;
        var (light, chroma) = (new double[Side * Side], 0.0);
        for (var i = 0; i < light.Length; i++)
        {
            var (r, g, b) = (rgb[3 * i] / 255.0, rgb[(3 * i) + 1] / 255.0, rgb[(3 * i) + 2] / 255.0);
            light[i] = Math.Cbrt((0.2126 * r * r) + (0.7152 * g * g) + (0.0722 * b * b));
            chroma += (Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b))) / light.Length;
        }

        var detail = 0.0;
        for (var i = Side; i < light.Length; i++)
        {
            detail += (Math.Abs(light[i] - light[i - 1]) + Math.Abs(light[i] - light[i - Side])) / light.Length;
        }

        var mean = light.Average();
        return [mean, chroma, Math.Log(detail + 1e-3), Math.Sqrt(light.Average(l => (l - mean) * (l - mean)))];
    }

    // Pitch height, energy, activity, dynamics.
    private static double[] MusicalQualities(float[] music)
    {
        // Downsample to 16 kHz. Aliasing does not matter for these simple measures.
        float[] samples = [.. Enumerable.Range(0, music.Length / 2).Select(i => (music[2 * i] + music[(2 * i) + 1]) / 2)];
        var mel = new MelSettings();
        var columns = new List<float>();
        new StreamingLogMel(mel, (column, _) => columns.AddRange(column)).Push(samples);
        var count = columns.Count / mel.Bands;
        var onsets = 0;
        var detector = new OnsetDetector(new OnsetSettings(), (_, _) => onsets++, (_, _) => { });
        detector.Push(samples);
        var (levels, weight, height, flux) = (new double[count], 0.0, 0.0, 0.0);
        for (var k = 0; k < count; k++)
        {
            for (var band = 0; band < mel.Bands; band++)
            {
                var value = columns[(k * mel.Bands) + band];
                var amplitude = Math.Exp(value / 2);
                levels[k] += amplitude * amplitude;
                (weight, height) = (weight + amplitude, height + (amplitude * band));
                flux += k == 0 ? 0 : Math.Max(0, Math.Max(value, -8) - Math.Max(columns[((k - 1) * mel.Bands) + band], -8)) / count;
            }

            levels[k] = Math.Log(levels[k] + 1e-3);
        }

        var level = levels.Average();
        var rate = onsets * (double)ISoundSource.SampleRate / samples.Length;
        return [height / weight, level + (0.5 * rate), flux, Math.Sqrt(levels.Average(l => (l - level) * (l - level)))];
    }

    private static double[][] Standardise(double[][] rows)
    {
        var standardised = rows.Select(row => (double[])row.Clone()).ToArray();
        for (var axis = 0; axis < rows[0].Length; axis++)
        {
            var mean = rows.Average(row => row[axis]);
            var deviation = Math.Sqrt(rows.Average(row => Math.Pow(row[axis] - mean, 2)));
            foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            {
                standardised[i][axis] = Math.Clamp((row[axis] - mean) / deviation, -2.5, 2.5);
            }
        }

        return standardised;
    }
}
