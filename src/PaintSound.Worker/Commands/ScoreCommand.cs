using System.CommandLine;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound score IMAGE SOUND</c>: prints correspondence and congruity of a picture and a sound.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var image = new Argument<string>("IMAGE") { Description = "A picture." };
        var sound = new Argument<string>("SOUND") { Description = "A sound; all of it is used, four seconds at a time." };
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("score", "Print how well one picture and one sound agree.") { image, sound, models, json };
        command.SetAction(async (parsed, stop) =>
        {
            using var networks = NetworkLoader.Open(parsed.GetValue(models)!);
            var material = new InputMaterial(networks);
            var picture = await material.PictureAsync(parsed.GetValue(image)!, stop);
            var mels = await material.MelsAsync(parsed.GetValue(sound)!, stop);

            var size = networks.Correspondence.HalfSize;
            var imageHalf = new float[size];
            networks.Correspondence.ComputeImageHalf(picture, imageHalf);
            var soundHalves = new float[size * mels.Count];
            for (var i = 0; i < mels.Count; i++)
            {
                networks.Correspondence.ComputeSoundHalf(mels[i], soundHalves.AsSpan(i * size, size));
            }

            var scores = new float[mels.Count];
            networks.Correspondence.Score(imageHalf, soundHalves, scores);
            var correspondence = scores.Average();
            CommandOutput.Write(new Pair(correspondence, 1 - correspondence), parsed.GetValue(json), output => output.WriteLine(
                $"correspondence {correspondence:0.000} (0 close ... 1 far), congruity {1 - correspondence:0.000}"));
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed record Pair(float Correspondence, float Congruity);
}
