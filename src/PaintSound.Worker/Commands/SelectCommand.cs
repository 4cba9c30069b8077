using System.CommandLine;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound select</c>: lists the excerpts that match a canvas and a brush sound.</summary>
internal static class SelectCommand
{
    public static Command Create()
    {
        var canvas = new Option<string>("--canvas") { Description = "A picture of the canvas.", Required = true };
        var brush = new Option<string>("--brush")
        {
            Description = "A recording of the brush; its last four seconds are used.",
            Required = true,
        };
        var library = CommonOptions.Library();
        var gate = CommonOptions.Gate();
        var distance = CommonOptions.Distance();
        var correspondence = CommonOptions.Correspondence();
        var top = CommonOptions.Top();
        var models = CommonOptions.Models();
        var all = SwitchedOffWorks.Option();
        var json = CommonOptions.Json();
        var command = new Command("select", "List the music that answers one canvas and one brush sound.")
        {
            canvas, brush, library, gate, correspondence, distance, top, all, models, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var networks = NetworkLoader.Open(parsed.GetValue(models)!);
            var works = WorkLibrary.Open(parsed.GetValue(library)!);
            var excerpts = works.LoadExcerpts(networks.Correspondence.Manifest, networks.Sound.Manifest);
            if (excerpts.Count == 0)
            {
                throw new CommandException($"The library {works.Folder} contains no music. Index a folder with music.");
            }

            SwitchedOffWorks off = new(works.LoadSwitchedOff(), parsed.GetValue(all));
            await off.ReportAsync(excerpts.Select(excerpt => excerpt.Work), Console.Error);
            var material = new InputMaterial(networks);
            var picture = await material.PictureAsync(parsed.GetValue(canvas)!, stop);
            var (mel, summary) = await material.BrushAsync(parsed.GetValue(brush)!, stop);

            var popularity = PopularityMeter.OfExcerpts(excerpts, works.LoadPaintings(networks.Correspondence.Manifest), networks.Correspondence);
            var rule = CorrespondenceRule.Create(parsed.GetValue(correspondence), excerpts);
            var perceiver = new CanvasAndBrushPerceiver(excerpts, networks.Correspondence, networks.Sound, popularity, rule);
            var controls = new ChoosingControls
            {
                Gate = parsed.GetValue(gate),
                ExcludedWorks = off.Excluded,
                Distance = SupportedDistances.Of(networks.Sound).Check(parsed.GetValue(distance)),
            };
            perceiver.ProcessCanvas(picture, controls);
            perceiver.ProcessBrush(mel, controls, summary.OnsetRate);
            var ranked = new Chooser(excerpts).Rank(perceiver.Scores, summary, controls, parsed.GetValue(top));
            if (ranked.Count < parsed.GetValue(top))
            {
                await Console.Error.WriteLineAsync($"{ranked.Count} of {excerpts.Count(excerpt => !off.Excluded.Contains(excerpt.Work.Id))} excerpts passed the gate; a larger --gate lets more pass.");
            }

            CommandOutput.Write(ranked.Select(candidate => ExcerptJson.Of(candidate) with { IsOff = off.Contains(candidate.Excerpt.Work) }), parsed.GetValue(json), output =>
            {
                foreach (var candidate in ranked)
                {
                    output.WriteLine(
                        $"{candidate.Rank,2}  {ConsoleOutput.Describe(candidate.Excerpt)}  " +
                        $"canvas {candidate.Correspondence:0.000}  brush {candidate.SoundDistance:0.000}{off.Mark(candidate.Excerpt.Work)}");
                }
            });
            return ExitStatus.Done;
        });
        return command;
    }
}
