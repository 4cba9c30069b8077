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
    public void Means(string pattern, string address) => Assert.True(OscPattern.Matches(pattern, address));

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
    public void Does_not_mean(string pattern, string address) => Assert.False(OscPattern.Matches(pattern, address));

    [Fact]
    public async Task A_hostile_pattern_comes_to_an_end()
    {
        var pattern = "/" + string.Concat(Enumerable.Repeat("*{a,aa,aaa}", 4000)) + "b";
        var address = "/" + new string('a', OscPattern.MaximumAddress - 1);

        // A matcher that tries every combination would go on for longer than the universe lasts.
        Assert.False(await Task.Run(() => OscPattern.Matches(pattern, address), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
    }

    [Property(MaxTest = 2000)]
    public void Any_pattern_never_throws(string? pattern) => OscPattern.Matches(pattern, "/paintsound/control/gate");

    [Property]
    public void A_plain_address_means_itself_and_no_other(ushort first, ushort second) =>
        Assert.Equal(first == second, OscPattern.Matches($"/{first}", $"/{second}"));
}
