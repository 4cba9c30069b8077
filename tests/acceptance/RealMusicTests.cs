namespace PaintSound.Acceptance.Tests;

/// <summary>Music that a synthesizer of Debian plays with a sound font of Debian: real instruments, nothing of our own.</summary>
public class RealMusicTests(Atelier atelier)
{
    private const string Font = "/usr/share/sounds/sf2/TimGM6mb.sf2";

    [Fact]
    public async Task The_instruments_of_a_sound_font_are_indexed_and_a_drum_answers_drumming_sooner_than_strings()
    {
        Assert.SkipUnless(File.Exists(Font), "there is no sound font: apt-get install timgm6mb-soundfont");
        using var place = new Place();
        Directory.CreateDirectory(place["music"]);
        foreach (var (name, channel, program, note, every) in new[]
        {
            ("Strings", 0, 48, 52, 4.0), ("Organ", 0, 19, 45, 2.0), ("Piano", 0, 0, 60, 1.0), ("Drums", 9, 0, 38, 0.5),
        })
        {
            var score = place[name + ".mid"];
            await File.WriteAllBytesAsync(score, Midi.Repeat(channel, program, note, every, seconds: 16), TestContext.Current.CancellationToken);
            await Peer.RunAsync("fluidsynth", "fluidsynth", "-ni", "-r", "44100", "-F", place[$"music/{name}.wav"], Font, score);
        }

        var index = (await WorkerProcess.RunAsync("index", place["music"], "--library", place["library"], "--json")).Json;
        Assert.Equal(4, index.GetProperty("works").GetInt32());
        var answer = (await WorkerProcess.RunAsync(
            "select", "--canvas", atelier.Painting, "--brush", atelier.Brush, "--library", place["library"],
            "--gate", "1", "--top", "40", "--json")).Json.EnumerateArray().Select(found => found.GetProperty("title").GetString()).ToList();
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", answer));
        Assert.True(answer.IndexOf("Drums") < answer.IndexOf("Strings"), string.Join(", ", answer));
    }
}
