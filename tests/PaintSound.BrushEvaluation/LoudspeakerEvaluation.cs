using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.BrushEvaluation;

/// <summary>
/// The whole library of the simulated composer from loudspeakers into the microphone, at rising level: onsets and strokes that nobody painted, without
/// and with a measurement of a minute, the loudest 3 s of each 27 s, and how many touches of a painter are found beside it.
/// </summary>
internal static class LoudspeakerEvaluation
{
    private const int Rate = ISoundSource.SampleRate;
    private const int Seeds = 3;
    private const double SessionSeconds = 75;

    public static void Run(TextWriter output)
    {
        var music = LibraryInRoom.Render();
        output.WriteLine(FormattableString.Invariant($"Nobody paints, {music.Length / (double)Rate:0} s of the library: false onsets, strokes; with the measurement; recall (precision) of a painter"));
        for (var level = -64; level <= -22; level += 6)
        {
            var sound = LibraryInRoom.AtLevel(music, level);
            var measured = LibraryInRoom.MeasureLoudspeakers(sound);
            var (without, with) = (Detect(sound, null), Detect(sound, measured));
            var (alone, beside) = (default(OnsetMatch), default(OnsetMatch));
            for (var seed = 0; seed < Seeds; seed++)
            {
                alone += Paint(sound, seed, null);
                beside += Paint(sound, seed, measured);
            }

            output.WriteLine(FormattableString.Invariant(
                $"  {level,4} dB, peak {measured,5:0.0}: {without.Onsets.Count,4} {without.Strokes,4}   {with.Onsets.Count,4} {with.Strokes,4}   R {alone.Recall:0.000} ({alone.Precision:0.000}) -> {beside.Recall:0.000} ({beside.Precision:0.000})"));
        }
    }

    private static OnsetMatch Paint(float[] room, int seed, float? loudspeakers)
    {
        var session = new Painter(seed + 40).CreateSession(SessionSeconds);
        var sound = new float[(int)(SessionSeconds * Rate)];
        new ContactMicrophone(session).Record(0, sound);
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] += room[(i + (seed * 100 * Rate)) % room.Length];
        }

        var strokes = session.Strokes.Select(stroke => (stroke.Start, stroke.End)).ToArray();
        return OnsetMatch.Compare(strokes, _ => true, Detect(sound, loudspeakers).Onsets);
    }

    private static Detection Detect(float[] sound, float? loudspeakers)
    {
        var (onsets, strokes) = (new List<double>(), 0);
        var detector = new OnsetDetector(new OnsetSettings(), (sample, _) => onsets.Add((double)sample / Rate), (_, isStart) => strokes += isStart ? 1 : 0)
        {
            LoudspeakerDb = loudspeakers ?? Decibels.Silence,
        };
        detector.Push(sound);
        return new Detection(onsets, strokes);
    }

    private sealed record Detection(List<double> Onsets, int Strokes);
}
