using System.Diagnostics;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

[assembly: AssemblyFixture(typeof(PaintSound.Media.Tests.MediaFixture))]

namespace PaintSound.Media.Tests;

/// <summary>A folder of media that ffmpeg itself makes for the tests, removed when they are done.</summary>
public sealed class MediaFixture : IDisposable
{
    public MediaFixture()
    {
        Directory.CreateDirectory(Folder);
        Ffmpeg = FfmpegTools.Find();
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "paintsound-media-" + Path.GetRandomFileName());

    public FfmpegTools Ffmpeg { get; }

    public IDecoder Decoder => new FfmpegDecoder(Ffmpeg, TimeProvider.System);

    /// <summary>Runs ffmpeg with the arguments and the path of the new file behind them; gives that path.</summary>
    public string Make(string name, params string[] arguments)
    {
        var file = Path.Combine(Folder, name);
        using var process = Process.Start(Ffmpeg.Program, ["-hide_banner", "-nostdin", "-loglevel", "error", "-y", .. arguments, file]);
        Assert.True(process.WaitForExit(60_000), "ffmpeg took too long to make " + name);
        Assert.Equal(0, process.ExitCode);
        return file;
    }

    /// <summary>A sine of half the full level.</summary>
    public string Sine(string name, double seconds, params string[] output) =>
        Make(name, ["-f", "lavfi", "-i", $"aevalsrc=0.5*sin(2*PI*1000*t):s=44100:d={seconds}", .. output]);

    /// <summary>A picture whose left half has one colour and whose right half another.</summary>
    public string Picture(string name, int width, int height, string left = "red", string right = "blue", params string[] output) =>
        Make(name, [
            "-f", "lavfi", "-i", $"color={left}:s={width}x{height}", "-f", "lavfi", "-i", $"color={right}:s={width}x{height}",
            "-filter_complex", "[0]crop=iw/2:ih:0:0[a];[1]crop=iw/2:ih:0:0[b];[a][b]hstack", "-frames:v", "1", .. output]);

    /// <summary>A square picture, redder to the right and greener downwards.</summary>
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
