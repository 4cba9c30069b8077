using System.Globalization;
using PaintSound.Core;
using PaintSound.Evaluation;
using PaintSound.Evaluation.Canvas;

if (args is ["canvas", ..] and { Length: <= 4 })
{
    var numbers = args[1..].Take(2).Select(argument => double.Parse(argument, CultureInfo.InvariantCulture)).ToArray();
    new CanvasEvaluation(numbers.ElementAtOrDefault(0) is > 0 and var rate ? rate : CanvasEvaluation.DefaultFramesPerSecond, (int)numbers.ElementAtOrDefault(1) is > 0 and var painters ? painters : 1)
        .Run(args.ElementAtOrDefault(3));
    return 0;
}

#if VISION
if (args.Length > 0 && args[0] == "framing")
{
    return PaintSound.Evaluation.Framing.FramingEvaluation.Run(args[1..]);
}

#endif
if (args.Length != 2)
{
    await Console.Error.WriteLineAsync(
        "Usage: PaintSound.Evaluation MUSIC FOLDER, or PaintSound.Evaluation canvas [FRAMES PER SECOND [PAINTERS [FOLDER FOR PICTURES]]], or PaintSound.Evaluation framing [find|follow|both [SCENES [SEED]]]. models/evaluate-selection writes the inputs into FOLDER and reads the results.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    var (material, results) = (new EvaluationFolder(args[1]), new EvaluationFolder(Path.Combine(args[1], "results")));
    using var library = await EvaluationLibrary.IndexAsync(args[0], Path.Combine(args[1], "library"), stop.Token);
    library.WriteExcerpts(results);
    var pictures = material.ReadPictures("pictures.rgb");
    new PictureEvaluation(library).Run(pictures, results);
    new StageEvaluation(library).Run(material.ReadPictures("stages.rgb"), results);
    new LayeredEvaluation(library).Run(results);
    new BrushEvaluation(library).Run(pictures, material.ReadSounds("brushes.f32"), material.ReadSounds("quiet.f32"), results);
    new SessionEvaluation(library).Run(pictures, material.ReadSounds("brushes.f32"), results);
    await new ChainEvaluation(library).RunAsync(pictures, results, stop.Token);
    return 0;
}
catch (PaintSoundException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
