using System.Globalization;
using OpenCvSharp;
using PaintSound.Vision;

namespace PaintSound.Evaluation.Framing;

/// <summary><c>framing [find|follow|both|candidates] [SCENES] [SEED] [FOLDER]</c>: prints the figures of <c>docs/canvas.md</c>.</summary>
internal static class FramingEvaluation
{
    private const int Scenes = 400, Seed = 7_000_000;

    public static int Run(string[] arguments)
    {
        var what = arguments.ElementAtOrDefault(0) ?? "both";
        var scenes = int.Parse(arguments.ElementAtOrDefault(1) ?? Scenes.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var seed = int.Parse(arguments.ElementAtOrDefault(2) ?? Seed.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var vision = OpenCvVision.Open();
        Console.WriteLine($"{vision.Name}, {Cv2.GetNumThreads()} thread, {scenes} scenes from seed {seed}");
        if (what == "candidates")
        {
            CandidateFile.Write(arguments[3], scenes, seed);
        }

        if (what is "find" or "both")
        {
            new FinderEvaluation(vision, arguments.ElementAtOrDefault(3)).Run(scenes, seed);
        }

        if (what is "follow" or "both")
        {
            new TrackerEvaluation(vision).Run(scenes, seed);
        }

        return 0;
    }
}
