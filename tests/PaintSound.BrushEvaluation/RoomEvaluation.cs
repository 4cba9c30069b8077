using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.BrushEvaluation;

/// <summary>Onsets and strokes in rooms: how many nobody painted, and how many of those that were painted are found.</summary>
internal static class RoomEvaluation
{
    private const int Rate = ISoundSource.SampleRate;
    private const double EmptySeconds = 60;
    private const double SessionSeconds = 75;
    private const int Seeds = 3;

    public static void Run(TextWriter output, string only = "")
    {
        output.WriteLine("Nobody paints, 3 x 60 s: onsets, strokes, seconds in strokes");
        var kinds = Enum.GetValues<RoomKind>().Where(kind => kind.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        foreach (var kind in kinds)
        {
            foreach (var offset in kind is RoomKind.Speech or RoomKind.Loudspeakers or RoomKind.Phone or RoomKind.Fan ? new[] { -6.0, 0, 6 } : [0])
            {
                var level = SimulatedRoom.LevelOf(kind) + offset;
                var found = Enumerable.Range(0, Seeds).Select(seed => Detect(SimulatedRoom.Render(kind, seed, EmptySeconds, level))).ToArray();
                output.WriteLine(FormattableString.Invariant(
                    $"  {kind,-12} {level,4:0} dB  {found.Sum(f => f.Onsets.Count),4} {found.Sum(f => f.Strokes),4} {found.Sum(f => f.StrokeSeconds),7:0.0}"));
            }
        }

        output.WriteLine("A painter in the room, 3 x 75 s, at two gains: precision, recall, F");
        foreach (var gain in new[] { 0.0, -12 })
        {
            var total = default(OnsetMatch);
            foreach (var kind in kinds)
            {
                var match = default(OnsetMatch);
                for (var seed = 0; seed < Seeds; seed++)
                {
                    match += Paint(kind, seed, gain);
                }

                total += match;
                output.WriteLine(FormattableString.Invariant($"  {gain,4:0} dB  {kind,-12} P {match.Precision:0.000} R {match.Recall:0.000} F {match.F:0.000}"));
            }

            output.WriteLine(FormattableString.Invariant($"  {gain,4:0} dB  all          P {total.Precision:0.000} R {total.Recall:0.000} F {total.F:0.000}"));
        }
    }

    private static OnsetMatch Paint(RoomKind kind, int seed, double gain)
    {
        var session = new Painter(seed + 40).CreateSession(SessionSeconds);
        var sound = new float[(int)(SessionSeconds * Rate)];
        new ContactMicrophone(session).Record(0, sound);
        var room = SimulatedRoom.Render(kind, seed, SessionSeconds);
        var factor = (float)Decibels.ToFactor(gain);
        for (var i = 0; i < sound.Length; i++)
        {
            // Zeros of the interface silence the brush too.
            sound[i] = room[i] == 0 ? 0 : (factor * sound[i]) + room[i];
        }

        var strokes = session.Strokes.Select(stroke => (stroke.Start, stroke.End)).ToArray();
        return OnsetMatch.Compare(strokes, start => room[(int)(start * Rate)] != 0, Detect(sound).Onsets);
    }

    private static Detection Detect(float[] sound)
    {
        var (onsets, strokes, inStroke, started) = (new List<double>(), 0, 0L, -1L);
        var detector = new OnsetDetector(
            new OnsetSettings(),
            (sample, _) => onsets.Add((double)sample / Rate),
            (sample, isStart) =>
            {
                strokes += isStart ? 1 : 0;
                inStroke += isStart ? 0 : sample - started;
                started = isStart ? sample : -1;
            });
        detector.Push(sound);
        inStroke += started >= 0 ? sound.Length - started : 0;
        return new Detection(onsets, strokes, (double)inStroke / Rate);
    }

    private sealed record Detection(List<double> Onsets, int Strokes, double StrokeSeconds);
}
