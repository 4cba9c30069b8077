using System.CommandLine;
using System.Text.Json.Serialization;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound paintings</c>: lists the paintings that match a piece of music.</summary>
internal static class PaintingsCommand
{
    public static Command Create()
    {
        var music = new Option<string>("--music") { Description = "A recording of music; its last four seconds are used.", Required = true };
        var library = CommonOptions.Library();
        var correspondence = CommonOptions.Correspondence();
        var top = CommonOptions.Top();
        var models = CommonOptions.Models();
        var all = SwitchedOffWorks.Option();
        var json = CommonOptions.Json();
        var command = new Command("paintings", "List the paintings that answer a piece of music.") { music, library, correspondence, top, all, models, json };
        command.SetAction(async (parsed, stop) =>
        {
            using var networks = NetworkLoader.Open(parsed.GetValue(models)!);
            var works = WorkLibrary.Open(parsed.GetValue(library)!);
            var network = networks.Correspondence;
            var paintings = works.LoadPaintings(network.Manifest);
            if (paintings.Count == 0)
            {
                throw new CommandException($"The library {works.Folder} contains no paintings. Index a folder with paintings.");
            }

            SwitchedOffWorks off = new(works.LoadSwitchedOff(), parsed.GetValue(all));
            await off.ReportAsync(paintings, Console.Error);
            var (mel, summary) = await new InputMaterial(networks).MusicAsync(parsed.GetValue(music)!, stop);
            if (summary.LevelDb < Excerpt.SilentDb)
            {
                await Console.Error.WriteLineAsync($"The last four seconds of {parsed.GetValue(music)} are silent. In a live performance, no painting answers silence.");
            }

            var excerpts = works.LoadExcerpts(network.Manifest, networks.Sound.Manifest);
            var perceiver = new MusicPerceiver(
                paintings,
                network,
                PopularityMeter.OfPictures(paintings.ImageHalves, excerpts, network),
                rule: CorrespondenceRule.Create(parsed.GetValue(correspondence), excerpts));
            perceiver.ProcessMusic(mel, summary.LevelDb, new ChoosingControls());
            var ranked = perceiver.Rank(new ChoosingControls { ExcludedWorks = off.Excluded }, parsed.GetValue(top));
            CommandOutput.Write(ranked.Select(candidate => PaintingJson.Of(candidate) with { IsOff = off.Contains(candidate.Painting) }), parsed.GetValue(json), output =>
            {
                foreach (var candidate in ranked)
                {
                    output.WriteLine($"{candidate.Rank,2}  {ConsoleOutput.Describe(candidate.Painting)}  music {candidate.Correspondence:0.000}{off.Mark(candidate.Painting)}");
                }
            });
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed record PaintingJson(int Rank, string Work, string Title, string File, float Correspondence)
    {
        /// <summary>True if the work is switched off; left out if it is not.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsOff { get; init; }

        public static PaintingJson Of(PaintingCandidate candidate) => new(
            candidate.Rank, candidate.Painting.Id, candidate.Painting.Title, candidate.Painting.File, candidate.Correspondence);
    }
}
