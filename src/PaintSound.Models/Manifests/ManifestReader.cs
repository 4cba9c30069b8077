using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using PaintSound.Core.Signal;

namespace PaintSound.Models.Manifests;

/// <summary>Reads <c>model.json</c> and refuses, in one sentence, what this PaintSound cannot use.</summary>
internal static class ManifestReader
{
    private const int ImageSide = 224;
    private const int SampleRate = 16_000;
    private const int ExcerptSeconds = 4;
    private const string Head = "head";

    /// <summary>See <see cref="Manifest.Read"/>.</summary>
    public static Manifest Read(string folder, string? role)
    {
        var file = Path.Combine(folder, Manifest.FileName);
        var bytes = ReadFile(folder, file);
        using var document = Parse(file, bytes);
        var root = new ManifestSection(file, document.RootElement);

        var found = root.Text("role");
        if (found is not (Manifest.Correspondence or Manifest.SoundEmbedding))
        {
            throw root.Invalid("role", $"must be {Manifest.Correspondence} or {Manifest.SoundEmbedding}, not {found}");
        }

        if (role is not null && found != role)
        {
            throw new ModelException($"{file} describes a {found} network, but a {role} network is needed. Name its folder.");
        }

        var sees = found == Manifest.Correspondence;
        var cosine = sees ? Cosine(root) : null;
        var pools = !sees && root.Has("pooled");
        var weighs = !sees && (!pools || root.Has("rhythm") || root.Has("timbre"));
        return new Manifest(found, root.Text("name"), Convert.ToHexStringLower(SHA256.HashData(bytes)), Mel(root.Section("mel")))
        {
            Version = root.Text("version"),
            Licence = root.Text("licence"),
            Files = Files(
                folder, root.Section("files"), !sees ? ["sound"] : cosine is null ? ["image", "sound", "join"] : ["image", "sound"]),
            Image = sees ? Image(root.Section("image")) : null,
            Cosine = cosine,
            Half = sees ? root.Count(cosine is null ? "half" : "embedding") : 0,
            Rhythm = weighs ? root.Count("rhythm") : 0,
            Timbre = weighs ? root.Count("timbre") : 0,
            Pooled = pools ? root.Count("pooled") : 0,
            Training = root.Free("training"),
            Results = root.Free("results"),
        };
    }

    private static byte[] ReadFile(string folder, string file)
    {
        if (!Directory.Exists(folder))
        {
            throw new ModelException($"There is no folder {folder}. Name one that holds a network's {Manifest.FileName}.");
        }

        try
        {
            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException e)
        {
            throw new ModelException($"{file} is missing: a network's folder needs it beside its ONNX files.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static JsonDocument Parse(string file, byte[] bytes)
    {
        try
        {
            var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new ModelException($"{file} must hold a JSON object.");
        }
        catch (JsonException e)
        {
            throw new ModelException($"{file} is not valid JSON: {e.Message}", e);
        }
    }

    private static CosineSettings? Cosine(ManifestSection root)
    {
        var scoring = root.Has("scoring") ? root.Text("scoring") : Head;
        if (scoring is not (Head or "cosine"))
        {
            throw root.Invalid("scoring", $"must be head (a third file joins the towers) or cosine (they share one space), not {scoring}");
        }

        if (scoring == Head)
        {
            return null;
        }

        double? scale = root.Has("scale") ? root.Number("scale") : null;
        var bias = root.Has("bias") ? root.Number("bias") : 0;
        if (scale is { } factor ? !double.IsFinite(factor) || factor <= 0 : bias != 0)
        {
            throw root.Invalid("scale", "must be above 0: correspondence is 1 - sigmoid(scale x cosine + bias), or (1 - cosine) / 2 without both");
        }

        return double.IsFinite(bias) ? new CosineSettings(scale, bias) : throw root.Invalid("bias", "must be finite");
    }

    private static Dictionary<string, NetworkFile> Files(string folder, ManifestSection files, string[] parts)
    {
        var found = new Dictionary<string, NetworkFile>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part == "join" && !files.Has(part))
            {
                throw files.Invalid(part, "is missing; two towers that share one space need none, but \"scoring\": \"cosine\"");
            }

            found[part] = Graph(folder, files.Section(part));
        }

        return found;
    }

    private static NetworkFile Graph(string folder, ManifestSection section)
    {
        var data = section.Has("data") ? section.Sections("data").Select(item => OneFile(folder, item)).ToArray() : [];
        return data.Select(file => file.Name).Distinct(StringComparer.Ordinal).Count() == data.Length
            ? OneFile(folder, section) with { Data = data }
            : throw section.Invalid("data", "lists a file twice");
    }

    private static NetworkFile OneFile(string folder, ManifestSection section)
    {
        var name = RelativePath.Normalise(section.Text("path")) ?? throw section.Invalid("path", RelativePath.Rule);
        var sha256 = section.Text("sha256");
        return sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit)
            ? new NetworkFile(folder, name, sha256)
            : throw section.Invalid("sha256", "must be the 64 hexadecimal digits that sha256sum prints");
    }

    private static ImageSettings Image(ManifestSection image)
    {
        var settings = new ImageSettings(image.Count("width"), image.Count("height"), image.Colour("mean"), image.Colour("std"));
        if (settings.Width != ImageSide || settings.Height != ImageSide)
        {
            throw image.Invalid(settings.Width != ImageSide ? "width" : "height",
                $"must be {ImageSide}: PaintSound's pictures have {ImageSide} x {ImageSide} pixels, resize inside the graph");
        }

        if (settings.Deviation.Any(value => value <= 0))
        {
            throw image.Invalid("std", "must be above 0");
        }

        return settings;
    }

    private static MelSettings Mel(ManifestSection mel)
    {
        var settings = new MelSettings(mel.Count("sampleRate"), mel.Count("hop"), mel.Count("window"), mel.Count("fft"),
            mel.Count("bands"), mel.Count("columns"), mel.Number("minHz"), mel.Number("maxHz"), mel.Number("floor"));
        if (settings.SampleRate != SampleRate)
        {
            throw mel.Invalid("sampleRate", $"must be {SampleRate}: PaintSound listens at {SampleRate} Hz");
        }

        if (settings.Hop * settings.Columns != ExcerptSeconds * SampleRate)
        {
            throw mel.Invalid("columns", $"times hop must be {ExcerptSeconds * SampleRate}: an excerpt lasts {ExcerptSeconds} s");
        }

        if (settings.Window < settings.Hop)
        {
            throw mel.Invalid("window", "must be no shorter than the hop");
        }

        if (!BitOperations.IsPow2(settings.Fft) || settings.Fft < settings.Window)
        {
            throw mel.Invalid("fft", "must be a power of two and no shorter than the window");
        }

        if (settings.MinHz < 0 || settings.MinHz >= settings.MaxHz)
        {
            throw mel.Invalid("minHz", "must be from 0 to below maxHz");
        }

        if (settings.MaxHz > SampleRate / 2)
        {
            throw mel.Invalid("maxHz", $"must be at most {SampleRate / 2}, half the sample rate");
        }

        if (settings.Floor <= 0)
        {
            throw mel.Invalid("floor", "must be above 0: the logarithm of silence needs it");
        }

        return settings;
    }
}
