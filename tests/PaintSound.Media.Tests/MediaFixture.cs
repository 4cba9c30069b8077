using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

[assembly: AssemblyFixture(typeof(PaintSound.Media.Tests.MediaFixture))]

namespace PaintSound.Media.Tests;

/// <summary>A temporary folder of media files that ffmpeg creates for the tests. Deleted at the end.</summary>
public sealed class MediaFixture : IDisposable
{
    private readonly Lazy<string> _timeTone;

    public MediaFixture()
    {
        // Computing it takes longer than encoding it.
        _timeTone = new Lazy<string>(() => Make(
            "time-tone.wav",
            "-f", "lavfi", "-i", "aevalsrc=0.3*sin(2*PI*(200+100*floor(t/4))*t)|0.3*sin(2*PI*(230+90*floor(t/4))*t):s=44100:d=100",
            "-f", "lavfi", "-i", "anoisesrc=r=44100:d=100:a=0.2:seed=5", "-filter_complex", "[0][1]amix=inputs=2:normalize=0"));
        Directory.CreateDirectory(Folder);
        Ffmpeg = FfmpegTools.Find();
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "paintsound-media-" + Path.GetRandomFileName());

    public FfmpegTools Ffmpeg { get; }

    public IDecoder Decoder => new FfmpegDecoder(Ffmpeg, TimeProvider.System);

    /// <summary>Inspects a file with ffprobe, also if PaintSound reads it itself.</summary>
    public Task<MediaContent> ProbeWithFfmpegAsync(string file) =>
        new MediaInspector(Ffmpeg, TimeProvider.System).RunProbeAsync(file, "file:" + file, TestContext.Current.CancellationToken);

    /// <summary>Runs ffmpeg with the arguments, followed by the path of the new file. Returns that path.</summary>
    public string Make(string name, params string[] arguments)
    {
        var file = Path.Combine(Folder, name);
        using var process = Process.Start(Ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "error", "-y", .. arguments, file]);
        Assert.True(process.WaitForExit(60_000), "ffmpeg took too long to make " + name);
        Assert.Equal(0, process.ExitCode);
        return file;
    }

    /// <summary>Creates a 1 kHz sine at half of full scale.</summary>
    public string Sine(string name, double seconds, params string[] output) =>
        Make(name, ["-f", "lavfi", "-i", $"aevalsrc=0.5*sin(2*PI*1000*t):s=44100:d={seconds}", .. output]);

    /// <summary>Creates a stereo sound that differs at every time: noise, and a tone that rises every four seconds. At most 100 s.</summary>
    public string TimeTone(string name, int seconds, params string[] output) => Make(name, ["-t", $"{seconds}", "-i", _timeTone.Value, .. output]);

    /// <summary>Creates 4 s of sine tones on channels without names of loudspeakers.</summary>
    /// <param name="name">The name of the file, with an extension of WAV.</param>
    /// <param name="tones">One amplitude and frequency in Hz for each channel: 0.4@440|0@440.</param>
    public string Channels(string name, string tones)
    {
        const int rate = 48_000;
        double[][] channels = [.. tones.Split('|').Select(tone => tone.Split('@').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        var samples = Enumerable.Range(0, 4 * rate).SelectMany(i => channels.Select(tone => (float)(tone[0] * Math.Sin(2 * Math.PI * tone[1] * i / rate)))).ToArray();
        var raw = Write(name + ".f32", MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        return Make(name, "-f", "f32le", "-ar", $"{rate}", "-ac", $"{channels.Length}", "-guess_layout_max", "0", "-i", raw, "-c:a", "pcm_f32le");
    }

    /// <summary>Creates a picture whose halves have different colours.</summary>
    public string Picture(string name, int width, int height, string left = "red", string right = "blue", params string[] output) =>
        Make(name, [
            "-f", "lavfi", "-i", $"color={left}:s={width}x{height}", "-f", "lavfi", "-i", $"color={right}:s={width}x{height}",
            "-filter_complex", "[0]crop=iw/2:ih:0:0[a];[1]crop=iw/2:ih:0:0[b];[a][b]hstack", "-frames:v", "1", .. output]);

    /// <summary>Creates a square picture. Red increases to the right, green increases downwards.</summary>
    public string Ramp(string name, int size) => Make(name, [
        "-f", "lavfi", "-i", $"color=black:s={size}x{size},format=rgb24,geq=r='255*X/W':g='255*Y/H':b=0", "-frames:v", "1"]);

    public string Write(string name, byte[] content)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
