using System.Diagnostics;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;

[assembly: AssemblyFixture(typeof(PaintSound.Media.Tests.MediaFixture))]

namespace PaintSound.Media.Tests;

/// <summary>A temporary folder of media files that ffmpeg creates for the tests. Deleted at the end.</summary>
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
