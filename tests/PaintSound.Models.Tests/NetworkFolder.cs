using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PaintSound.Models.Tests;

/// <summary>A temporary network folder that a test can change. Disposing deletes it.</summary>
internal sealed class NetworkFolder : IDisposable
{
    private readonly JsonObject _manifest;

    private NetworkFolder(JsonObject manifest, params (string Part, byte[] Content)[] parts)
    {
        _manifest = manifest;
        foreach (var (part, content) in parts)
        {
            Replace(part, content);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("paintsound-network-").FullName;

    public string ManifestFile => System.IO.Path.Combine(Path, "model.json");

    public static NetworkFolder Correspondence()
    {
        var manifest = CreateManifest("correspondence");
        manifest["image"] = JsonNode.Parse("""{"width":224,"height":224,"mean":[0,0,0],"std":[1,1,1]}""");
        manifest["half"] = SmallNetworks.Half;
        return new NetworkFolder(
            manifest, ("image", SmallNetworks.Image()), ("sound", SmallNetworks.Sound()), ("join", SmallNetworks.Join()));
    }

    /// <summary>Creates a network of two towers into one shared space.</summary>
    public static NetworkFolder Cosine()
    {
        var manifest = CreateManifest("correspondence");
        manifest["scoring"] = "cosine";
        manifest["image"] = JsonNode.Parse("""{"width":224,"height":224,"mean":[0,0,0],"std":[1,1,1]}""");
        manifest["embedding"] = SmallNetworks.Half;
        return new NetworkFolder(
            manifest, ("image", SmallNetworks.Image(output: "embedding")), ("sound", SmallNetworks.Sound(output: "embedding")));
    }

    public static NetworkFolder SoundEmbedding()
    {
        var manifest = CreateManifest("sound-embedding");
        manifest["rhythm"] = SmallNetworks.Rhythm;
        manifest["timbre"] = SmallNetworks.Timbre;
        return new NetworkFolder(manifest, ("sound", SmallNetworks.Embedding()));
    }

    /// <summary>Creates a sound network with a pooled embedding.</summary>
    /// <param name="isOnlyOutput">True if the network has no other output.</param>
    public static NetworkFolder Pooled(bool isOnlyOutput) => SoundEmbedding().Replace("sound", SmallNetworks.Pooled(isOnlyOutput)).Edit(manifest =>
    {
        manifest["pooled"] = SmallNetworks.PooledWeights.Length;
        if (isOnlyOutput)
        {
            manifest.Remove("rhythm");
            manifest.Remove("timbre");
        }
    });

    /// <summary>Creates a sound network with weights in <c>sound.onnx_data</c>, which the manifest lists.</summary>
    public static NetworkFolder External() =>
        SoundEmbedding().Replace("sound", SmallNetworks.External()).AddData("sound", SmallNetworks.DataName, SmallNetworks.CreateData());

    /// <summary>Changes the manifest and writes it.</summary>
    public NetworkFolder Edit(Action<JsonObject> change)
    {
        change(_manifest);
        File.WriteAllText(ManifestFile, _manifest.ToJsonString());
        return this;
    }

    /// <summary>Replaces the file of a part and writes its hash into the manifest.</summary>
    public NetworkFolder Replace(string part, byte[] content)
    {
        File.WriteAllBytes(GetFile(part), content);
        return Edit(manifest => manifest["files"]![part] = new JsonObject
        {
            ["path"] = $"{part}.onnx",
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
        });
    }

    /// <summary>Writes a data file of a part and its hash into the manifest.</summary>
    public NetworkFolder AddData(string part, string name, byte[] content)
    {
        Write(name, content);
        return List(part, name, content);
    }

    /// <summary>Writes a file that the manifest does not list.</summary>
    public NetworkFolder Write(string name, byte[] content)
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, name));
        file.Directory!.Create();
        File.WriteAllBytes(file.FullName, content);
        return this;
    }

    /// <summary>Lists a file for a part in the manifest, with the hash of this content.</summary>
    public NetworkFolder List(string part, string name, byte[] content) => Edit(manifest =>
    {
        var entry = manifest["files"]![part]!.AsObject();
        var data = entry["data"] as JsonArray ?? [];
        data.Add(new JsonObject { ["path"] = name, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)) });
        entry["data"] = data;
    });

    public string GetFile(string part) => System.IO.Path.Combine(Path, $"{part}.onnx");

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static JsonObject CreateManifest(string role) => new()
    {
        ["role"] = role,
        ["name"] = "small",
        ["version"] = "3",
        ["licence"] = "MIT",
        ["files"] = new JsonObject(),
        ["mel"] = JsonNode.Parse("""
            {"sampleRate":16000,"hop":200,"window":800,"fft":1024,"bands":100,"columns":320,"minHz":30,"maxHz":8000,"floor":1e-5}
            """),
        ["training"] = new JsonObject { ["seed"] = 7 },
    };
}
