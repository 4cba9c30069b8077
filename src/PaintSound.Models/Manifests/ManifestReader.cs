using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using PaintSound.Core.Json;
using PaintSound.Core.Signal;

namespace PaintSound.Models.Manifests;

/// <summary>Reads and validates <c>model.json</c>.</summary>
internal static class ManifestReader
{
    private const int ImageSide = 224;
    private const int SampleRate = 16_000;
    private const int ExcerptSeconds = 4;
    private const string Head = "head";

    /// <summary>Implements <see cref="Manifest.Read"/>.</summary>
    public static Manifest Read(string folder, string? role)
    {
        var file = Path.Combine(folder, Manifest.FileName);
        var bytes = ReadFile(folder, file);
        using var document = Parse(file, bytes);
        var root = new ManifestSection(file, document.RootElement);

        var actualRole = root.GetText("role");
        if (actualRole is not (Manifest.Correspondence or Manifest.SoundEmbedding))
        {
            throw root.Invalid("role", $"must be {Manifest.Correspondence} or {Manifest.SoundEmbedding}, not {actualRole}");
        }

        if (role is not null && actualRole != role)
        {
            throw new ModelException($"{file} describes a {actualRole} network, but a {role} network is needed. Use the folder of such a network.");
        }

        var isCorrespondence = actualRole == Manifest.Correspondence;
        var cosine = isCorrespondence ? ReadCosine(root) : null;
        var hasPooled = !isCorrespondence && root.Has("pooled");
        var hasRhythmAndTimbre = !isCorrespondence && (!hasPooled || root.Has("rhythm") || root.Has("timbre"));
        return new Manifest(actualRole, root.GetText("name"), Convert.ToHexStringLower(SHA256.HashData(bytes)), ReadMel(root.GetSection("mel")))
        {
            Version = root.GetText("version"),
            Licence = root.GetText("licence"),
            Files = ReadFiles(
                folder, root.GetSection("files"), !isCorrespondence ? ["sound"] : cosine is null ? ["image", "sound", "join"] : ["image", "sound"]),
            Image = isCorrespondence ? ReadImage(root.GetSection("image")) : null,
            Cosine = cosine,
            Half = isCorrespondence ? root.GetCount(cosine is null ? "half" : "embedding") : 0,
            Rhythm = hasRhythmAndTimbre ? root.GetCount("rhythm") : 0,
            OnsetRates = hasRhythmAndTimbre && root.Has("onsetRates") ? ReadOnsetRates(root.GetSection("onsetRates"), root.GetCount("rhythm")) : null,
            Reference = isCorrespondence && root.Has("reference") ? ReadNetworkFile(folder, root.GetSection("reference")) : null,
            Timbre = hasRhythmAndTimbre ? root.GetCount("timbre") : 0,
            Pooled = hasPooled ? root.GetCount("pooled") : 0,
            Training = root.GetAny("training"),
            Results = root.GetAny("results"),
        };
    }

    private static byte[] ReadFile(string folder, string file)
    {
        if (!Directory.Exists(folder))
        {
            throw new ModelException($"Folder {folder} does not exist. Use a folder that contains the {Manifest.FileName} of a network.");
        }

        try
        {
            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException e)
        {
            throw new ModelException($"{file} is missing. The folder of a network must contain it, together with the ONNX files.", e);
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
            var document = StrictJson.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new ModelException($"{file} must contain a JSON object.");
        }
        catch (JsonException e)
        {
            throw new ModelException($"{file} is not valid JSON: {e.Message}", e);
        }
    }

    private static CosineSettings? ReadCosine(ManifestSection root)
    {
        var scoring = root.Has("scoring") ? root.GetText("scoring") : Head;
        if (scoring is not (Head or "cosine"))
        {
            throw root.Invalid("scoring", $"must be head (a third file joins the towers) or cosine (the towers share one space), not {scoring}");
        }

        if (scoring == Head)
        {
            return null;
        }

        double? scale = root.Has("scale") ? root.GetNumber("scale") : null;
        var bias = root.Has("bias") ? root.GetNumber("bias") : 0;
        if (scale is { } factor ? !double.IsFinite(factor) || factor <= 0 : bias != 0)
        {
            throw root.Invalid("scale", "must be above 0: correspondence is 1 - sigmoid(scale x cosine + bias), or (1 - cosine) / 2 without scale and bias");
        }

        return double.IsFinite(bias) ? new CosineSettings(scale, bias) : throw root.Invalid("bias", "must be finite");
    }

    private static Dictionary<string, NetworkFile> ReadFiles(string folder, ManifestSection files, string[] parts)
    {
        var result = new Dictionary<string, NetworkFile>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part == "join" && !files.Has(part))
            {
                throw files.Invalid(part, "is missing; for two towers that share one space, leave it out and set \"scoring\": \"cosine\"");
            }

            result[part] = ReadGraph(folder, files.GetSection(part));
        }

        return result;
    }

    private static NetworkFile ReadGraph(string folder, ManifestSection section)
    {
        var data = section.Has("data") ? section.GetSections("data").Select(item => ReadNetworkFile(folder, item)).ToArray() : [];
        return data.Select(file => file.Name).Distinct(StringComparer.Ordinal).Count() == data.Length
            ? ReadNetworkFile(folder, section) with { Data = data }
            : throw section.Invalid("data", "lists a file twice");
    }

    private static NetworkFile ReadNetworkFile(string folder, ManifestSection section)
    {
        var name = RelativePath.Normalise(section.GetText("path")) ?? throw section.Invalid("path", RelativePath.Rule);
        var sha256 = section.GetText("sha256");
        return sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit)
            ? new NetworkFile(folder, name, sha256)
            : throw section.Invalid("sha256", "must be the 64 hexadecimal digits that sha256sum prints");
    }

    private static OnsetRateElements ReadOnsetRates(ManifestSection rates, int rhythm)
    {
        var elements = new OnsetRateElements(rates.GetIndex("first"), rates.GetCount("count"), rates.GetNumber("scale"));
        if (elements.First + elements.Count > rhythm)
        {
            throw rates.Invalid("count", $"and first must lie within the {rhythm} elements of rhythm");
        }

        return elements.Scale > 0 && double.IsFinite(elements.Scale) ? elements : throw rates.Invalid("scale", "must be above 0");
    }

    private static ImageSettings ReadImage(ManifestSection image)
    {
        var settings = new ImageSettings(image.GetCount("width"), image.GetCount("height"), image.GetColour("mean"), image.GetColour("std"));
        if (settings.Width != ImageSide || settings.Height != ImageSide)
        {
            throw image.Invalid(settings.Width != ImageSide ? "width" : "height",
                $"must be {ImageSide}: the pictures have {ImageSide} x {ImageSide} pixels, resize them inside the graph");
        }

        if (settings.Deviation.Any(value => value <= 0))
        {
            throw image.Invalid("std", "must be above 0");
        }

        return settings;
    }

    private static MelSettings ReadMel(ManifestSection mel)
    {
        var settings = new MelSettings(mel.GetCount("sampleRate"), mel.GetCount("hop"), mel.GetCount("window"), mel.GetCount("fft"),
            mel.GetCount("bands"), mel.GetCount("columns"), mel.GetNumber("minHz"), mel.GetNumber("maxHz"), mel.GetNumber("floor"));
        if (settings.SampleRate != SampleRate)
        {
            throw mel.Invalid("sampleRate", $"must be {SampleRate}: PaintSound analyses sound at {SampleRate} Hz");
        }

        if (settings.Hop * settings.Columns != ExcerptSeconds * SampleRate)
        {
            throw mel.Invalid("columns", $"times hop must be {ExcerptSeconds * SampleRate}: an excerpt lasts {ExcerptSeconds} s");
        }

        if (settings.Window < settings.Hop)
        {
            throw mel.Invalid("window", "must be at least as long as the hop");
        }

        if (!BitOperations.IsPow2(settings.Fft) || settings.Fft < settings.Window)
        {
            throw mel.Invalid("fft", "must be a power of two and at least as long as the window");
        }

        if (settings.MinHz < 0 || settings.MinHz >= settings.MaxHz)
        {
            throw mel.Invalid("minHz", "must be at least 0 and below maxHz");
        }

        if (settings.MaxHz > SampleRate / 2)
        {
            throw mel.Invalid("maxHz", $"must be at most {SampleRate / 2}, half the sample rate");
        }

        if (settings.Floor <= 0)
        {
            throw mel.Invalid("floor", "must be above 0, so that the logarithm of silence is finite");
        }

        return settings;
    }
}
