using System.Globalization;
using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.BrushEvaluation;

/// <summary>Tap, scrape or sweep: the kinds that were painted against those that were told.</summary>
internal static class StrokeKindEvaluation
{
    private const int Rate = ISoundSource.SampleRate;
    private const double SessionSeconds = 120;
    private static readonly RoomKind[] Rooms = [RoomKind.Quiet, RoomKind.Fan, RoomKind.Speech];
    private static readonly double[] Gains = [6, 0, -10];

    /// <summary>Prints the confusion table, and writes the features of every stroke into a file if one is named.</summary>
    public static void Run(TextWriter output, int firstSeed, int seeds, string? file)
    {
        var table = new int[4, 5];
        var pressures = new List<(float Painted, float Told)>();
        using var rows = file is null ? TextWriter.Null : new StreamWriter(file);
        foreach (var room in Rooms)
        {
            foreach (var gain in Gains)
            {
                for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
                {
                    foreach (var (painted, told, features) in Paint(room, gain, seed))
                    {
                        table[(int)KindOf(painted.Tool), (int)(told?.Kind ?? (StrokeKind)4)]++;
                        if (told is { } reading && features is { } x)
                        {
                            pressures.Add((painted.Pressure, reading.Pressure));
                            rows.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(int)KindOf(painted.Tool)} {reading.Length} {x.AttackDb} {x.Brightness} {x.RoughnessDb} {x.CrestDb} {x.Spread} {x.Variation} {painted.Pressure} {reading.Pressure} {(int)painted.Tool}"));
                        }
                    }
                }
            }
        }

        output.WriteLine("painted \\ told     tap  scrape   sweep  not found");
        var (right, all) = (0, 0);
        for (var painted = 1; painted <= 3; painted++)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{(StrokeKind)painted,-14} {table[painted, 1],7} {table[painted, 2],7} {table[painted, 3],7} {table[painted, 4],7}"));
            right += table[painted, painted];
            all += table[painted, 1] + table[painted, 2] + table[painted, 3];
        }

        output.WriteLine(FormattableString.Invariant($"right: {(double)right / all:0.000} of {all}; pressure, rank correlation: {Correlate(Ranks(pressures.Select(p => p.Painted)), Ranks(pressures.Select(p => p.Told))):0.00}"));
    }

    private static StrokeKind KindOf(Tool tool) => tool switch
    {
        Tool.Tip => StrokeKind.Tap,
        Tool.Knife or Tool.Scraper => StrokeKind.Scrape,
        _ => StrokeKind.Sweep,
    };

    private static IEnumerable<(Stroke Painted, StrokeReading? Told, FeatureRow? Features)> Paint(RoomKind kind, double gain, int seed)
    {
        var session = new Painter(seed).CreateSession(SessionSeconds);
        var sound = new float[(int)(SessionSeconds * Rate)];
        new ContactMicrophone(session).Record(0, sound);
        var room = SimulatedRoom.Render(kind, seed, SessionSeconds);
        var factor = (float)Decibels.ToFactor(gain);
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = Math.Clamp(factor * sound[i], -1, 1) + room[i];
        }

        var listener = new Listener();
        var analyser = new BrushAnalyser(new MelSettings(), listener, TimeProvider.System, new BrushRange());
        listener.Analyser = analyser;
        for (var from = 0; from + 160 <= sound.Length; from += 160)
        {
            analyser.Process(sound.AsSpan(from, 160), (from + 160) * TimeProvider.System.TimestampFrequency / Rate);
        }

        foreach (var stroke in session.Strokes)
        {
            // The longest of the strokes that were heard within it.
            var heard = listener.Strokes.Where(told => told.Start < stroke.End && told.End > stroke.Start)
                .OrderByDescending(told => Math.Min(told.End, stroke.End) - Math.Max(told.Start, stroke.Start)).FirstOrDefault();
            yield return (stroke, heard?.Reading, heard?.Features);
        }
    }

    private static double[] Ranks(IEnumerable<float> values)
    {
        var indexed = values.Index().OrderBy(value => value.Item).ToArray();
        var ranks = new double[indexed.Length];
        foreach (var (rank, (index, _)) in indexed.Index())
        {
            ranks[index] = rank;
        }

        return ranks;
    }

    private static double Correlate(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum()
            / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    private sealed record FeatureRow(float AttackDb, float Brightness, float RoughnessDb, float CrestDb, float Spread, float Variation);

    private sealed record HeardStroke(double Start, double End, StrokeReading Reading, FeatureRow Features);

    private sealed class Listener : IBrushListener
    {
        public BrushAnalyser? Analyser { get; set; }

        public List<HeardStroke> Strokes { get; } = [];

        public void OnStrokeRead(in StrokeReading stroke, long timestamp)
        {
            var end = (double)timestamp / TimeProvider.System.TimestampFrequency;
            var features = Analyser!.StrokeFeatures;
            Strokes.Add(new HeardStroke(end - stroke.Length, end, stroke, new FeatureRow(features.AttackDb, features.Brightness, features.RoughnessDb, features.CrestDb, features.Spread, features.Variation)));
        }
    }
}
