using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class OscPatternTests
{
    [Theory]
    [InlineData("/a/gate", "/a/gate")]
    [InlineData("/a/ga?e", "/a/gate")]
    [InlineData("/a/*", "/a/gate")]
    [InlineData("/*/*", "/a/gate")]
    [InlineData("/a/g*t*", "/a/gate")]
    [InlineData("/a/*gate", "/a/gate")]
    [InlineData("/a/**", "/a/gate")]
    [InlineData("/a/[f-h]ate", "/a/gate")]
    [InlineData("/a/[!x]ate", "/a/gate")]
    [InlineData("/a/[-g]ate", "/a/gate")]
    [InlineData("/a/{dwell,gate}", "/a/gate")]
    [InlineData("/a/{g,ga}te", "/a/gate")]
    [InlineData("/a/{,gate}", "/a/gate")]
    [InlineData("/{a,b}/{hold,g*}", "/b/hold")]
    public void Matches(string pattern, string address) => Assert.True(OscPattern.Matches(pattern, address));

    [Theory]
    [InlineData("/a", "/a/gate")]
    [InlineData("/a/gate", "/a")]
    [InlineData("/*", "/a/gate")]
    [InlineData("/a?gate", "/a/gate")]
    [InlineData("/a[!x]gate", "/a/gate")]
    [InlineData("/a/GATE", "/a/gate")]
    [InlineData("/a/[!g]ate", "/a/gate")]
    [InlineData("/a/[h-z]ate", "/a/gate")]
    [InlineData("/a/[gate", "/a/gate")]
    [InlineData("/a/{gate", "/a/gate")]
    [InlineData("/a/{dwell,hold}", "/a/gate")]
    [InlineData("/a/[]gate", "/a/gate")]
    [InlineData("", "/a/gate")]
    public void Does_not_match(string pattern, string address) => Assert.False(OscPattern.Matches(pattern, address));

    [Fact]
    public async Task Hostile_pattern_ends_in_time()
    {
        var pattern = "/" + string.Concat(Enumerable.Repeat("*{a,aa,aaa}", 4000)) + "b";
        var address = "/" + new string('a', OscPattern.MaximumAddress - 1);

        // A matcher that tries every combination would practically never end.
        Assert.False(await Task.Run(() => OscPattern.Matches(pattern, address), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(180), TestContext.Current.CancellationToken));
    }

    [Property(MaxTest = 2000)]
    public void Never_throws_on_random_patterns(string? pattern) => OscPattern.Matches(pattern, "/paintsound/control/gate");

    [Property]
    public void Address_without_pattern_characters_matches_only_itself(ushort first, ushort second) =>
        Assert.Equal(first == second, OscPattern.Matches($"/{first}", $"/{second}"));
}
