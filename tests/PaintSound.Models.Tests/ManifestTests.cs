using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PaintSound.Core.Signal;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly NetworkFolder _seeing = NetworkFolder.Correspondence();
    private readonly NetworkFolder _hearing = NetworkFolder.SoundEmbedding();
    private readonly NetworkFolder _sharing = NetworkFolder.Cosine();

    public void Dispose()
    {
        _seeing.Dispose();
        _hearing.Dispose();
        _sharing.Dispose();
    }

    [Fact]
    public void Everything_in_it_is_read()
    {
        var manifest = Manifest.Read(_seeing.Path);
        Assert.Equal(("correspondence", "small", "3", "MIT"), (manifest.Role, manifest.Name, manifest.Version, manifest.Licence));
        Assert.Equal(new MelSettings(), manifest.Mel);
        Assert.Equal((SmallNetworks.Half, 0, 0), (manifest.Half, manifest.Rhythm, manifest.Timbre));
        Assert.Equal((224, 224), (manifest.Image!.Width, manifest.Image.Height));
        Assert.Equal([1f, 1f, 1f], manifest.Image.Deviation);
        Assert.Equal(["image", "join", "sound"], manifest.Files.Keys.Order());
        Assert.Equal(_seeing.FileOf("join"), manifest.Files["join"].Path);
        Assert.Equal(7, manifest.Training.GetProperty("seed").GetInt32());
    }

    [Fact]
    public void A_sound_network_has_embeddings_instead_of_halves()
    {
        var manifest = Manifest.Read(_hearing.Path, Manifest.SoundEmbedding);
        Assert.Equal((0, SmallNetworks.Rhythm, SmallNetworks.Timbre), (manifest.Half, manifest.Rhythm, manifest.Timbre));
        Assert.Null(manifest.Image);
        Assert.Equal(["sound"], manifest.Files.Keys);
    }

    [Fact]
    public void A_sound_network_may_give_its_pooled_last_convolution_too_or_alone()
    {
        Assert.Equal(0, Manifest.Read(_hearing.Path).Pooled);
        _hearing.Edit(manifest => manifest["pooled"] = 160);
        Assert.Equal((SmallNetworks.Rhythm, 160), (Manifest.Read(_hearing.Path).Rhythm, Manifest.Read(_hearing.Path).Pooled));
        _hearing.Edit(manifest => manifest.Remove("timbre"));
        Refused(_hearing.Path, "\"timbre\" is missing");
        _hearing.Edit(manifest => manifest.Remove("rhythm"));
        Assert.Equal((0, 0, 160), (Manifest.Read(_hearing.Path).Rhythm, Manifest.Read(_hearing.Path).Timbre, Manifest.Read(_hearing.Path).Pooled));
        _hearing.Edit(manifest => manifest["pooled"] = 0);
        Refused(_hearing.Path, "\"pooled\" must be a whole number from 1 up");
    }

    [Fact]
    public void Two_towers_into_one_space_have_two_files_and_a_cosine()
    {
        var manifest = Manifest.Read(_sharing.Path, Manifest.Correspondence);
        Assert.Equal(new CosineSettings(Scale: null, Bias: 0), manifest.Cosine);
        Assert.Equal(SmallNetworks.Half, manifest.Half);
        Assert.Equal(["image", "sound"], manifest.Files.Keys.Order());
        _sharing.Edit(content => (content["scale"], content["bias"]) = (117.3, -12.9));
        Assert.Equal(new CosineSettings(117.3, -12.9), Manifest.Read(_sharing.Path).Cosine);
    }

    [Theory]
    [InlineData("head")]
    [InlineData(null)]
    public void A_head_scores_unless_something_else_is_said(string? scoring)
    {
        _seeing.Edit(manifest =>
        {
            if (scoring is not null)
            {
                manifest["scoring"] = scoring;
            }
        });
        Assert.Null(Manifest.Read(_seeing.Path).Cosine);
    }

    [Theory]
    [InlineData("scoring", "\"euclid\"", "must be head (a third file joins the towers) or cosine (they share one space), not euclid")]
    [InlineData("embedding", null, "is missing")]
    [InlineData("scale", "0", "must be above 0")]
    [InlineData("scale", "1e999", "must be above 0")]
    [InlineData("bias", "-1", "")]
    public void What_a_cosine_cannot_have_is_named(string key, string? json, string sentence)
    {
        _sharing.Edit(manifest => manifest[key] = json is null ? null : JsonNode.Parse(json));
        if (json is null)
        {
            _sharing.Edit(manifest => manifest.Remove(key));
        }

        // A bias alone lacks the scale that it is added to.
        Refused(_sharing.Path, _sharing.ManifestFile, $"\"{(key == "bias" ? "scale" : key)}\" {sentence}");
    }

    [Fact]
    public void Two_towers_without_a_join_are_told_of_the_cosine()
    {
        _seeing.Edit(manifest => manifest["files"]!.AsObject().Remove("join"));
        Refused(_seeing.Path, "\"files.join\" is missing", "\"scoring\": \"cosine\"");
    }

    [Fact]
    public void Its_hash_is_the_files()
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_seeing.ManifestFile)));
        Assert.Equal(expected, Manifest.Read(_seeing.Path).Hash);
        _seeing.Edit(manifest => manifest["version"] = "4");
        Assert.NotEqual(expected, Manifest.Read(_seeing.Path).Hash);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Refused(Path.Combine(_seeing.Path, "elsewhere"), "There is no folder", "elsewhere");

    [Fact]
    public void A_missing_manifest_is_named()
    {
        File.Delete(_seeing.ManifestFile);
        Refused(_seeing.Path, _seeing.ManifestFile, "is missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"role\": ")]
    [InlineData("{ \"role\": \"a\", \"role\": \"b\" }")]
    public void Broken_json_is_named(string text)
    {
        File.WriteAllText(_seeing.ManifestFile, text);
        Refused(_seeing.Path, _seeing.ManifestFile, "is not valid JSON");
    }

    [Fact]
    public void Json_that_is_no_object_is_named()
    {
        File.WriteAllText(_seeing.ManifestFile, "[1, 2]");
        Refused(_seeing.Path, _seeing.ManifestFile, "must hold a JSON object");
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
    public void A_missing_key_is_named_in_full(string key)
    {
        _seeing.Edit(manifest => Parent(manifest, key).Remove(key.Split('.')[^1]));
        Refused(_seeing.Path, _seeing.ManifestFile, $"\"{key}\" is missing");
    }

    [Theory]
    [InlineData("rhythm")]
    [InlineData("timbre")]
    public void A_missing_embedding_size_is_named(string key)
    {
        _hearing.Edit(manifest => manifest.Remove(key));
        Refused(_hearing.Path, _hearing.ManifestFile, $"\"{key}\" is missing");
    }

    [Theory]
    [InlineData("role", "\"painting\"", "must be correspondence or sound-embedding, not painting")]
    [InlineData("name", "3", "must be a text, not 3")]
    [InlineData("name", "\"\"", "is empty")]
    [InlineData("half", "0", "must be a whole number from 1 up, not 0")]
    [InlineData("half", "2.5", "must be a whole number from 1 up, not 2.5")]
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
    [InlineData("mel.fft", "512", "must be a power of two and no shorter than the window")]
    [InlineData("mel.window", "100", "must be no shorter than the hop")]
    [InlineData("mel.minHz", "9000", "must be from 0 to below maxHz")]
    [InlineData("mel.maxHz", "12000", "must be at most 8000")]
    [InlineData("mel.floor", "0", "must be above 0")]
    public void A_wrong_value_is_named_with_what_is_right(string key, string json, string sentence)
    {
        _seeing.Edit(manifest => Parent(manifest, key)[key.Split('.')[^1]] = JsonNode.Parse(json));
        Refused(_seeing.Path, _seeing.ManifestFile, $"\"{key}\" {sentence}");
    }

    [Fact]
    public void A_network_of_the_other_role_is_refused()
    {
        Refused(() => CorrespondenceNetwork.Open(_hearing.Path, new SessionFactory()),
            _hearing.ManifestFile, "describes a sound-embedding network, but a correspondence network is needed");
        Refused(() => SoundEmbeddingNetwork.Open(_seeing.Path, new SessionFactory()),
            _seeing.ManifestFile, "describes a correspondence network, but a sound-embedding network is needed");
    }

    private static JsonObject Parent(JsonObject manifest, string key) =>
        key.Split('.').SkipLast(1).Aggregate(manifest, (section, name) => section[name]!.AsObject());

    private static void Refused(string folder, params string[] words) => Refused(() => Manifest.Read(folder), words);

    private static void Refused(Action open, params string[] words)
    {
        var message = Assert.Throws<ModelException>(open).Message;
        Assert.All(words, word => Assert.Contains(word, message));
    }
}
