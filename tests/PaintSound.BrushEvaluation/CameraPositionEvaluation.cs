using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.BrushEvaluation;

/// <summary>Where on the canvas with one microphone: the error of the place that the camera tells, in canvas widths, of simulated painters.</summary>
internal static class CameraPositionEvaluation
{
    private const int Seconds = 60;
    private const int FramesPerSecond = 8;
    private static readonly double[] Confidences = [0, 0.5, 0.75];

    public static void Run(TextWriter output)
    {
        output.WriteLine("camera: places; error to the middle of the strokes since the last place, and to the brush now: median and 90th percentile");
        List<Place> all = [];
        for (var seed = 1; seed <= 6; seed++)
        {
            all.AddRange(Measure(new Painter(seed).CreateSession(Seconds)));
        }

        foreach (var confidence in Confidences)
        {
            var places = all.Where(place => place.Confidence >= confidence).ToArray();
            output.WriteLine(FormattableString.Invariant(
                $"  confidence from {confidence:0.00}: {places.Length,4}  {Quantiles(places.Select(place => place.Error))}  {Quantiles(places.Select(place => place.ErrorNow))}"));
        }
    }

    private static string Quantiles(IEnumerable<double> errors)
    {
        var ordered = errors.Order().ToArray();
        return FormattableString.Invariant($"{ordered[ordered.Length / 2]:0.000} {ordered[ordered.Length * 9 / 10]:0.000}");
    }

    private static IEnumerable<Place> Measure(PaintingSession session)
    {
        var clock = new FrameClock();
        var canvas = new CanvasAnalyser(clock);
        var locator = new ChangeLocator();
        var (camera, frame, settled) = (new Camera(session, Conditions.Studio), new byte[IFrameSource.FrameBytes], new byte[IFrameSource.FrameBytes]);
        var last = 0.0;
        for (var number = 0; number < Seconds * FramesPerSecond; number++)
        {
            var now = (double)number / FramesPerSecond;
            clock.Now = (long)(now * TimeSpan.TicksPerSecond);
            camera.Capture(now, frame);
            canvas.AddFrame(frame, clock.Now);

            // As the performance: a step every 250 ms.
            if (number % 2 == 1 || !canvas.IsSettled || (canvas.TakeChange() <= 0 && locator.HasPicture))
            {
                continue;
            }

            canvas.CopySettled(settled);
            if (locator.Locate(settled) is not { } found)
            {
                continue;
            }

            // Paint is seen when the hand has left and the picture is steady: half of it after 0.9 s.
            var strokes = session.Strokes.Where(stroke => stroke.End > last - 0.9 && stroke.Start < now - 0.9).DefaultIfEmpty(session.Strokes.LastOrDefault(stroke => stroke.Start < now)).ToArray();
            last = now;
            if (strokes is [{ } first, ..])
            {
                var (x, y) = (strokes.Average(stroke => stroke!.PositionAt(0.5).X), strokes.Average(stroke => stroke!.PositionAt(0.5).Y));
                var current = session.Strokes.LastOrDefault(stroke => stroke.Start <= now) ?? first;
                var brush = current.PositionAt(Math.Clamp((now - current.Start) / current.Seconds, 0, 1));
                yield return new Place(Distance(found.X - x, found.Y - y), Distance(found.X - brush.X, found.Y - brush.Y), found.Confidence);
            }
        }
    }

    private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private sealed record Place(double Error, double ErrorNow, float Confidence);

    private sealed class FrameClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
