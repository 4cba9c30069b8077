using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly NetworkFolder _correspondence = NetworkFolder.Correspondence();
    private readonly NetworkFolder _soundEmbedding = NetworkFolder.SoundEmbedding();
    private readonly NetworkFolder _cosine = NetworkFolder.Cosine();

    public void Dispose()
    {
        _correspondence.Dispose();
        _soundEmbedding.Dispose();
        _cosine.Dispose();
    }

    [Fact]
    public void Reads_all_keys()
    {
        var manifest = Manifest.Read(_correspondence.Path);
        Assert.Equal(("correspondence", "small", "3", "MIT"), (manifest.Role, manifest.Name, manifest.Version, manifest.Licence));
        Assert.Equal(new MelSettings(), manifest.Mel);
        Assert.Equal((SmallNetworks.Half, 0, 0), (manifest.Half, manifest.Rhythm, manifest.Timbre));
        Assert.Equal((224, 224), (manifest.Image!.Width, manifest.Image.Height));
        Assert.Equal([1f, 1f, 1f], manifest.Image.Deviation);
        Assert.Equal(["image", "join", "sound"], manifest.Files.Keys.Order());
        Assert.Equal(_correspondence.GetFile("join"), manifest.Files["join"].Path);
        Assert.Equal(7, manifest.Training.GetProperty("seed").GetInt32());
    }

    [Fact]
    public void A_sound_network_has_embeddings_instead_of_halves()
    {
        var manifest = Manifest.Read(_soundEmbedding.Path, Manifest.SoundEmbedding);
        Assert.Equal((0, SmallNetworks.Rhythm, SmallNetworks.Timbre), (manifest.Half, manifest.Rhythm, manifest.Timbre));
        Assert.Null(manifest.Image);
        Assert.Equal(["sound"], manifest.Files.Keys);
    }

    [Fact]
    public void A_sound_network_can_have_a_pooled_embedding_with_or_without_the_others()
    {
        Assert.Equal(0, Manifest.Read(_soundEmbedding.Path).Pooled);
        _soundEmbedding.Edit(manifest => manifest["pooled"] = 160);
        Assert.Equal((SmallNetworks.Rhythm, 160), (Manifest.Read(_soundEmbedding.Path).Rhythm, Manifest.Read(_soundEmbedding.Path).Pooled));
        _soundEmbedding.Edit(manifest => manifest.Remove("timbre"));
        AssertRejected(_soundEmbedding.Path, "\"timbre\" is missing");
        _soundEmbedding.Edit(manifest => manifest.Remove("rhythm"));
        Assert.Equal((0, 0, 160), (Manifest.Read(_soundEmbedding.Path).Rhythm, Manifest.Read(_soundEmbedding.Path).Timbre, Manifest.Read(_soundEmbedding.Path).Pooled));
        _soundEmbedding.Edit(manifest => manifest["pooled"] = 0);
        AssertRejected(_soundEmbedding.Path, "\"pooled\" must be a whole number that is at least 1");
    }

    [Fact]
    public void A_sound_network_can_say_which_elements_are_onset_rates()
    {
        Assert.Null(Manifest.Read(_soundEmbedding.Path).OnsetRates);
        _soundEmbedding.Edit(manifest => manifest["onsetRates"] = JsonNode.Parse("""{"first":0,"count":2,"scale":0.5}"""));
        var rates = Manifest.Read(_soundEmbedding.Path).OnsetRates!;
        Assert.Equal(new OnsetRateElements(0, 2, 0.5), rates);
        float[] rhythm = [0.5f * MathF.Log(2), 0.5f * MathF.Log(8), 9];
        Assert.Equal(2, rates.GetRate(rhythm), 1e-5f);
        Assert.Equal(2, rates.GetOctave(rhythm), 1e-5f);   // the mean of one octave and three

        _soundEmbedding.Edit(manifest => manifest["onsetRates"]!["count"] = 99);
        AssertRejected(_soundEmbedding.Path, "\"onsetRates.count\" and first must lie within");
        _soundEmbedding.Edit(manifest => (manifest["onsetRates"]!["count"], manifest["onsetRates"]!["scale"]) = (1, 0));
        AssertRejected(_soundEmbedding.Path, "\"onsetRates.scale\" must be above 0");
    }

    [Fact]
    public void A_correspondence_network_can_have_halves_of_reference_pictures()
    {
        Assert.Empty(Manifest.Read(_correspondence.Path).ReadReferenceHalves());
        byte[] data = [.. Enumerable.Range(0, 2 * SmallNetworks.Half).SelectMany(i => BitConverter.GetBytes((float)i))];
        void Write(byte[] bytes)
        {
            File.WriteAllBytes(Path.Combine(_correspondence.Path, "reference.f32"), bytes);
            _correspondence.Edit(manifest => manifest["reference"] = new JsonObject { ["path"] = "reference.f32", ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        }

        Write(data);
        var manifest = Manifest.Read(_correspondence.Path);
        Assert.Equal(Enumerable.Range(0, 2 * SmallNetworks.Half).Select(i => (float)i), manifest.ReadReferenceHalves());
        Assert.Contains(manifest.AllFiles, file => file.Name == "reference.f32");
        Write(data[..^4]);
        Assert.Contains("does not contain halves", Assert.Throws<ModelException>(() => Manifest.Read(_correspondence.Path).ReadReferenceHalves()).Message);
        File.WriteAllBytes(Path.Combine(_correspondence.Path, "reference.f32"), data);
        Assert.Contains("is not the file", Assert.Throws<ModelException>(() => Manifest.Read(_correspondence.Path).ReadReferenceHalves()).Message);
    }

    [Fact]
    public void Two_towers_into_one_space_have_two_files_and_cosine_scoring()
    {
        var manifest = Manifest.Read(_cosine.Path, Manifest.Correspondence);
        Assert.Equal(new CosineSettings(Scale: null, Bias: 0), manifest.Cosine);
        Assert.Equal(SmallNetworks.Half, manifest.Half);
        Assert.Equal(["image", "sound"], manifest.Files.Keys.Order());
        _cosine.Edit(content => (content["scale"], content["bias"]) = (117.3, -12.9));
        Assert.Equal(new CosineSettings(117.3, -12.9), Manifest.Read(_cosine.Path).Cosine);
    }

    [Theory]
    [InlineData("head")]
    [InlineData(null)]
    public void Scoring_by_a_head_is_the_default(string? scoring)
    {
        _correspondence.Edit(manifest =>
        {
            if (scoring is not null)
            {
                manifest["scoring"] = scoring;
            }
        });
        Assert.Null(Manifest.Read(_correspondence.Path).Cosine);
    }

    [Theory]
    [InlineData("scoring", "\"euclid\"", "must be head (a third file joins the towers) or cosine (the towers share one space), not euclid")]
    [InlineData("embedding", null, "is missing")]
    [InlineData("scale", "0", "must be above 0")]
    [InlineData("scale", "1e999", "must be above 0")]
    [InlineData("bias", "-1", "")]
    public void Rejects_invalid_cosine_settings(string key, string? json, string problem)
    {
        _cosine.Edit(manifest => manifest[key] = json is null ? null : JsonNode.Parse(json));
        if (json is null)
        {
            _cosine.Edit(manifest => manifest.Remove(key));
        }

        // A bias without a scale is reported as a missing scale.
        AssertRejected(_cosine.Path, _cosine.ManifestFile, $"\"{(key == "bias" ? "scale" : key)}\" {problem}");
    }

    [Fact]
    public void A_missing_join_suggests_cosine_scoring()
    {
        _correspondence.Edit(manifest => manifest["files"]!.AsObject().Remove("join"));
        AssertRejected(_correspondence.Path, "\"files.join\" is missing", "\"scoring\": \"cosine\"");
    }

    [Fact]
    public void The_hash_is_the_SHA256_of_the_file()
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_correspondence.ManifestFile)));
        Assert.Equal(expected, Manifest.Read(_correspondence.Path).Hash);
        _correspondence.Edit(manifest => manifest["version"] = "4");
        Assert.NotEqual(expected, Manifest.Read(_correspondence.Path).Hash);
    }

    [Fact]
    public void Reports_a_missing_folder() =>
        AssertRejected(Path.Combine(_correspondence.Path, "elsewhere"), "does not exist", "elsewhere");

    [Fact]
    public void Reports_a_missing_manifest()
    {
        File.Delete(_correspondence.ManifestFile);
        AssertRejected(_correspondence.Path, _correspondence.ManifestFile, "is missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"role\": ")]
    [InlineData("{ \"role\": \"a\", \"role\": \"b\" }")]
    public void Reports_invalid_json(string text)
    {
        File.WriteAllText(_correspondence.ManifestFile, text);
        AssertRejected(_correspondence.Path, _correspondence.ManifestFile, "is not valid JSON");
    }

    [Fact]
    public void Rejects_json_that_is_not_an_object()
    {
        File.WriteAllText(_correspondence.ManifestFile, "[1, 2]");
        AssertRejected(_correspondence.Path, _correspondence.ManifestFile, "must contain a JSON object");
    }

    [Theory]
    [InlineData("role")]
    [InlineData("name")]
    [InlineData("version")]
    [InlineData("licence")]
    [InlineData("files")]
    [InlineData("files.join")]
    [InlineData("files.sound.path")]
    [InlineData("files.image.sha256")]
    [InlineData("image")]
    [InlineData("image.std")]
    [InlineData("mel")]
    [InlineData("mel.sampleRate")]
    [InlineData("mel.floor")]
    [InlineData("half")]
    public void Reports_the_full_name_of_a_missing_key(string key)
    {
        _correspondence.Edit(manifest => FindParent(manifest, key).Remove(key.Split('.')[^1]));
        AssertRejected(_correspondence.Path, _correspondence.ManifestFile, $"\"{key}\" is missing");
    }

    [Theory]
    [InlineData("rhythm")]
    [InlineData("timbre")]
    public void Reports_a_missing_embedding_size(string key)
    {
        _soundEmbedding.Edit(manifest => manifest.Remove(key));
        AssertRejected(_soundEmbedding.Path, _soundEmbedding.ManifestFile, $"\"{key}\" is missing");
    }

    [Theory]
    [InlineData("role", "\"painting\"", "must be correspondence or sound-embedding, not painting")]
    [InlineData("name", "3", "must be a text, not 3")]
    [InlineData("name", "\"\"", "is empty")]
    [InlineData("half", "0", "must be a whole number that is at least 1, not 0")]
    [InlineData("half", "2.5", "must be a whole number that is at least 1, not 2.5")]
    [InlineData("half", "\"many\"", "must be a number")]
    [InlineData("files", "[]", "must be an object")]
    [InlineData("files.sound.sha256", "\"abc\"", "must be the 64 hexadecimal digits")]
    [InlineData("image.mean", "[0, 0]", "must be three numbers")]
    [InlineData("image.std", "[1, 0, 1]", "must be above 0")]
    [InlineData("image.width", "320", "must be 224")]
    [InlineData("image.height", "320", "must be 224")]
    [InlineData("mel.sampleRate", "44100", "must be 16000")]
    [InlineData("mel.columns", "300", "times hop must be 64000")]
    [InlineData("mel.fft", "1000", "must be a power of two")]
    [InlineData("mel.fft", "512", "must be a power of two and at least as long as the window")]
    [InlineData("mel.window", "100", "must be at least as long as the hop")]
    [InlineData("mel.minHz", "9000", "must be at least 0 and below maxHz")]
    [InlineData("mel.maxHz", "12000", "must be at most 8000")]
    [InlineData("mel.floor", "0", "must be above 0")]
    public void Reports_an_invalid_value_and_the_valid_ones(string key, string json, string problem)
    {
        _correspondence.Edit(manifest => FindParent(manifest, key)[key.Split('.')[^1]] = JsonNode.Parse(json));
        AssertRejected(_correspondence.Path, _correspondence.ManifestFile, $"\"{key}\" {problem}");
    }

    [Fact]
    public void Rejects_a_network_of_the_other_role()
    {
        AssertRejected(() => CorrespondenceNetwork.Open(_soundEmbedding.Path, new SessionFactory()),
            _soundEmbedding.ManifestFile, "describes a sound-embedding network, but a correspondence network is needed");
        AssertRejected(() => SoundEmbeddingNetwork.Open(_correspondence.Path, new SessionFactory()),
            _correspondence.ManifestFile, "describes a correspondence network, but a sound-embedding network is needed");
    }

    private static JsonObject FindParent(JsonObject manifest, string key) =>
        key.Split('.').SkipLast(1).Aggregate(manifest, (section, name) => section[name]!.AsObject());

    private static void AssertRejected(string folder, params string[] parts) => AssertRejected(() => Manifest.Read(folder), parts);

    private static void AssertRejected(Action open, params string[] parts)
    {
        var message = Assert.Throws<ModelException>(open).Message;
        Assert.All(parts, part => Assert.Contains(part, message));
    }
}
