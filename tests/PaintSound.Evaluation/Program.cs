using PaintSound.Core;
using PaintSound.Evaluation;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("Usage: PaintSound.Evaluation MUSIC FOLDER. models/evaluate-selection writes the inputs into FOLDER and reads the results.");
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
    new BrushEvaluation(library).Run(pictures, material.ReadSounds("brushes.f32"), material.ReadSounds("quiet.f32"), results);
    new SessionEvaluation(library).Run(pictures, material.ReadSounds("brushes.f32"), results);
    return 0;
}
catch (PaintSoundException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
