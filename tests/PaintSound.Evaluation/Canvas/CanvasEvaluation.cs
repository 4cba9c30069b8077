using System.Globalization;
using System.Numerics;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Evaluation.Canvas;

/// <summary>
/// Shows simulated paintings to the canvas analyser through everything that disturbs a camera, and compares what it sees with the true painting.
/// </summary>
/// <param name="framesPerSecond">The frame rate of the camera.</param>
/// <param name="painters">How many simulated painters.</param>
internal sealed class CanvasEvaluation(double framesPerSecond, int painters)
{
    /// <summary>The frame rate of a show that names none.</summary>
    public const double DefaultFramesPerSecond = 8;

    /// <summary>The canvas stays empty at first, so that it is seen once without paint.</summary>
    private const double BlankSeconds = 4;

    private const double SessionSeconds = 50, RestSeconds = 60;

    /// <summary>Prints a table of all conditions.</summary>
    /// <param name="folder">Receives pictures of the frame, the painting and the settled picture; null for none.</param>
    public void Run(string? folder)
    {
        Console.WriteLine("| condition | painted share: mean, largest error (points) | colour error (CIEDE2000) | paint seen after: half, 90 % (s) | foreign, at most (% of the canvas) | resting object told |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var scores = new List<CanvasScore>();
        foreach (var score in Enumerable.Range(1, painters).SelectMany(seed => Play(seed, folder)))
        {
            scores.Add(score);
            Console.Error.WriteLine(score);
        }

        foreach (var group in scores.GroupBy(score => score.Condition))
        {
            var told = group.All(score => score.Told is null) ? "" : $"{100 * group.Average(score => score.Told ?? 0):0} %";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group.Key} | {group.Average(s => s.ShareError):0.0}, {group.Max(s => s.MaxShareError):0.0} | {group.Average(s => s.ColourError):0.0} | {group.Average(s => s.SeenMedian):0.0}, {group.Max(s => s.SeenMost):0.0} | {group.Max(s => s.Foreign):0.0} | {told} |"));
        }
    }

    private IEnumerable<CanvasScore> Play(int seed, string? folder)
    {
        var session = Delay(new Painter(seed).CreateSession(SessionSeconds), 0, BlankSeconds);
        var pause = session.Passages.First(passage => passage.Style == PaintingStyle.Pause && passage.Start > BlankSeconds);
        var washes = session.Passages.First(passage => passage.Style == PaintingStyle.Wash);
        var (from, to) = (pause.Start + 1, pause.End + 2);
        foreach (var score in PlaySession(session, folder, seed, session.Seconds + 4,
            new("clean", false, StageLight.Steady),
            new("hand and arm", true, StageLight.Drift),
            new("head leans in", true, StageLight.Drift, (rgb, seconds) => Obstacles.DrawHead(rgb, seconds, from, to)),
            new("flicker", true, StageLight.Flicker),
            new("cloud", true, StageLight.Cloud),
            new("stage light goes blue", true, StageLight.Blue),
            new("blue light from the left", true, StageLight.BlueFromTheLeft)))
        {
            yield return score;
        }

        foreach (var score in PlaySession(session, folder, seed, washes.End + 5, new CanvasCondition("first washes", true, StageLight.Drift)))
        {
            yield return score;
        }

        var rest = InsertStill(session, pause.Start + 2, RestSeconds, new Vector2(.45f, .5f));
        foreach (var score in PlaySession(rest, folder, seed, pause.Start + RestSeconds + 8, new CanvasCondition("arm rests for a minute", true, StageLight.Drift, null, pause.Start + 6, pause.Start + 1 + RestSeconds)))
        {
            yield return score;
        }

        // The hand brings the knife and leaves; half a minute later the painter goes on.
        var knife = InsertStill(InsertStill(session, pause.Start + 2, 1, new Vector2(.72f, .9f)), pause.Start + 4, 30, new Vector2(2, 2));
        var left = pause.Start + 2.5;
        foreach (var score in PlaySession(knife, folder, seed, left + 38,
            new CanvasCondition("palette knife left leaning", true, StageLight.Drift, (rgb, seconds) => Obstacles.DrawKnife(rgb, seconds, left, double.MaxValue), left + 3, left + 30)))
        {
            yield return score;
        }
    }

    private IEnumerable<CanvasScore> PlaySession(PaintingSession session, string? folder, int seed, double seconds, params CanvasCondition[] conditions)
    {
        var (camera, arm) = (new Camera(session, Conditions.Clean), new Arm(session));
        var (truth, withArm) = (new byte[IFrameSource.FrameBytes], new byte[IFrameSource.FrameBytes]);
        var trials = conditions.Select(condition => new CanvasTrial(condition)).ToArray();
        for (var frame = 0; frame / framesPerSecond < seconds; frame++)
        {
            var now = frame / framesPerSecond;
            camera.Capture(now, truth);
            truth.CopyTo(withArm, 0);
            arm.Draw(withArm, IFrameSource.Size, now);
            Parallel.ForEach(trials, trial => trial.Add(now, truth, withArm));
            if (folder is not null && seed == 1 && frame % (int)(4 * framesPerSecond) == 0)
            {
                for (var n = 0; n < trials.Length; n++)
                {
                    CanvasPictures.Write(Path.Combine(folder, $"{conditions[n].Name.Replace(' ', '-')}-{now:000}.ppm"), trials[n].Frame, truth, trials[n].Picture);
                }
            }
        }

        return trials.Select(trial => trial.GetScore());
    }

    /// <summary>Moves everything after a time to later.</summary>
    private static PaintingSession Delay(PaintingSession session, double after, double by) => new(
        session.Seed,
        session.Seconds + by,
        [.. session.Passages.Select(passage => passage with { Start = Later(passage.Start, after, by), End = Later(passage.End, after, by) })],
        [.. session.Strokes.Select(stroke => stroke.Start >= after ? stroke with { Start = stroke.Start + by, End = stroke.End + by } : stroke)]);

    /// <summary>Inserts a time in which the tool stays in one place without painting.</summary>
    private static PaintingSession InsertStill(PaintingSession session, double at, double seconds, Vector2 position)
    {
        var delayed = Delay(session, at, seconds + 2);
        var still = session.Strokes[0] with { Start = at, End = at + seconds, From = position, Bend = position, To = position, Scrubs = 0 };
        return delayed with { Strokes = [.. delayed.Strokes.Append(still).OrderBy(stroke => stroke.Start)] };
    }

    private static double Later(double seconds, double after, double by) => seconds > after ? seconds + by : seconds;
}
