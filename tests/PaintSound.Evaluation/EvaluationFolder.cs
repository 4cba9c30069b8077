using System.Runtime.InteropServices;
using System.Text.Json;
using PaintSound.Core.Sources;

namespace PaintSound.Evaluation;

/// <summary>A folder with arrays as raw little-endian numbers, which Python reads and writes.</summary>
/// <param name="path">The folder. It is created when something is written.</param>
internal sealed class EvaluationFolder(string path)
{
    /// <summary>The samples of a sound: 4 s.</summary>
    public const int SoundSamples = 4 * ISoundSource.SampleRate;

    /// <summary>Reads pictures of 224 x 224 x 3 bytes.</summary>
    public IReadOnlyList<byte[]> ReadPictures(string name) => [.. File.ReadAllBytes(Path.Combine(path, name)).Chunk(IFrameSource.FrameBytes)];

    /// <summary>Reads sounds of 4 s, 16 kHz mono in float32.</summary>
    public IReadOnlyList<float[]> ReadSounds(string name) =>
        [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(path, name))).ToArray().Chunk(SoundSamples)];

    /// <summary>Writes rows of numbers.</summary>
    public void Write<T>(string name, IEnumerable<T[]> rows)
        where T : struct
    {
        Directory.CreateDirectory(path);
        using var file = File.Create(Path.Combine(path, name));
        foreach (var row in rows)
        {
            file.Write(MemoryMarshal.AsBytes<T>(row));
        }
    }

    /// <summary>Writes any value as JSON.</summary>
    public void WriteJson<T>(string name, T value)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, name), JsonSerializer.Serialize(value, JsonSerializerOptions.Web));
    }
}
