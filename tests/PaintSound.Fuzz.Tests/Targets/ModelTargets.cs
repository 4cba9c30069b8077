using PaintSound.Models;
using PaintSound.Models.Manifests;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>The descriptions of networks.</summary>
internal static class ModelTargets
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");
    private static readonly InputFile File = new(Manifest.FileName);

    public static IEnumerable<FuzzTarget> All =>
    [
        new(
            "manifests of networks",
            [.. Directory.GetFiles(Models, Manifest.FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllBytes)],
            input => Refusal.By<ModelException>(() => Manifest.Read(Path.GetDirectoryName(File.Write(input))!)))
        {
            Words = OscTargets.JsonWords, Share = 0.5,
        },
    ];
}
