namespace PaintSound.Acceptance.Tests;

/// <summary>Real instruments: Debian's FluidSynth with a sound font.</summary>
public class RealMusicTests(SampleLibraryFixture samples)
{
    private const string SoundFont = "/usr/share/sounds/sf2/TimGM6mb.sf2";

    [Fact]
    public async Task Ranks_drums_before_strings_for_brush_taps()
    {
        Assert.SkipUnless(File.Exists(SoundFont), "there is no sound font: apt-get install timgm6mb-soundfont");
        using var temp = new TemporaryFolder();
        Directory.CreateDirectory(temp["music"]);
        foreach (var (name, channel, program, note, every) in new[]
        {
            ("Strings", 0, 48, 52, 4.0), ("Organ", 0, 19, 45, 2.0), ("Piano", 0, 0, 60, 1.0), ("Drums", 9, 0, 38, 0.5),
        })
        {
            var score = temp[name + ".mid"];
            await File.WriteAllBytesAsync(score, MidiFile.CreateRepeatedNote(channel, program, note, every, seconds: 16), TestContext.Current.CancellationToken);
            await ChildProcess.RunAsync("fluidsynth", "fluidsynth", "-ni", "-r", "44100", "-F", temp[$"music/{name}.wav"], SoundFont, score);
        }

        var index = (await WorkerProcess.RunAsync("index", temp["music"], "--library", temp["library"], "--json")).Json;
        Assert.Equal(4, index.GetProperty("works").GetInt32());
        var titles = (await WorkerProcess.RunAsync(
            "select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", temp["library"],
            "--gate", "1", "--top", "40", "--json")).Json.EnumerateArray().Select(excerpt => excerpt.GetProperty("title").GetString()).ToList();
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", titles));
        Assert.True(titles.IndexOf("Drums") < titles.IndexOf("Strings"), string.Join(", ", titles));
    }
}
