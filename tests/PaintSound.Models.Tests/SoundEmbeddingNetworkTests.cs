using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class SoundEmbeddingNetworkTests : IDisposable
{
    private readonly NetworkFolder _folder = NetworkFolder.SoundEmbedding();
    private readonly SoundEmbeddingNetwork _network;
    private readonly float[] _mel = new float[100 * 320];
    private readonly float[] _rhythm = new float[SmallNetworks.Rhythm];
    private readonly float[] _timbre = new float[SmallNetworks.Timbre];

    public SoundEmbeddingNetworkTests() => _network = SoundEmbeddingNetwork.Open(_folder.Path, new SessionFactory());

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Sizes_come_from_the_manifest() =>
        Assert.Equal((SmallNetworks.Rhythm, SmallNetworks.Timbre, 0), (_network.RhythmSize, _network.TimbreSize, _network.PooledSize));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_a_pooled_embedding_with_or_without_the_others(bool isOnlyOutput)
    {
        using var folder = NetworkFolder.Pooled(isOnlyOutput);
        using var network = SoundEmbeddingNetwork.Open(folder.Path, new SessionFactory());
        var (rhythm, timbre, pooled) = (new float[network.RhythmSize], new float[network.TimbreSize], new float[network.PooledSize]);
        Assert.Equal(isOnlyOutput ? (0, 0) : (SmallNetworks.Rhythm, SmallNetworks.Timbre), (rhythm.Length, timbre.Length));
        Array.Fill(_mel, 2f);
        network.Embed(_mel, rhythm, timbre, pooled);
        Assert.All(rhythm.Zip(SmallNetworks.RhythmWeights), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-4f));
        Assert.All(timbre.Zip(SmallNetworks.TimbreWeights), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-4f));
        Assert.Equal(4, pooled.Length);
        Assert.All(pooled.Zip(SmallNetworks.PooledWeights), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-4f));
        Assert.Equal(0, Allocation.OfSteady(() => network.Embed(_mel, rhythm, timbre, pooled)));
    }

    [Fact]
    public void Rhythm_and_timbre_depend_on_the_mel()
    {
        Array.Fill(_mel, -2f);
        _network.Embed(_mel, _rhythm, _timbre, []);
        Assert.All(_rhythm.Zip(SmallNetworks.RhythmWeights), pair => Assert.Equal(-2 * pair.Second, pair.First, 1e-4f));
        Assert.All(_timbre.Zip(SmallNetworks.TimbreWeights), pair => Assert.Equal(-2 * pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void Instances_on_two_threads_do_not_disturb_each_other()
    {
        var results = new float[2];
        Parallel.For(0, 2, index =>
        {
            using var network = SoundEmbeddingNetwork.Open(_folder.Path, new SessionFactory());
            var (mel, rhythm, timbre) = (new float[100 * 320], new float[SmallNetworks.Rhythm], new float[SmallNetworks.Timbre]);
            Array.Fill(mel, index + 1f);
            for (var i = 0; i < 50; i++)
            {
                network.Embed(mel, rhythm, timbre, []);
            }

            results[index] = timbre[0];
        });
        Assert.Equal(1 * SmallNetworks.TimbreWeights[0], results[0], 1e-4f);
        Assert.Equal(2 * SmallNetworks.TimbreWeights[0], results[1], 1e-4f);
    }

    [Fact]
    public void Allocates_nothing_after_the_first_run() =>
        Assert.Equal(0, Allocation.OfSteady(() => _network.Embed(_mel, _rhythm, _timbre, [])));

    [Fact]
    public void Rejects_wrong_lengths()
    {
        Assert.Throws<ArgumentException>("mel", () => _network.Embed(new float[1], _rhythm, _timbre, []));
        Assert.Throws<ArgumentException>("rhythm", () => _network.Embed(_mel, new float[1], _timbre, []));
        Assert.Throws<ArgumentException>("pooled", () => _network.Embed(_mel, _rhythm, _timbre, new float[1]));
        Assert.Throws<ArgumentException>("timbre", () => _network.Embed(_mel, _rhythm, new float[1], []));
    }
}
