using PaintSound.Core.Congruity;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>The operator's page has a text for every word that it is told.</summary>
public class CongruityScriptTests
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "js", "congruity.js"));

    public static TheoryData<CongruityReliability> All => [.. Enum.GetValues<CongruityReliability>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reason_for_low_confidence_has_a_text(CongruityReliability reliability)
    {
        var (board, seen) = (new PageState(new ShowInfo(new Dictionary<string, string>(), 1, [])), 0L);
        board.OnCongruity(TimeSpan.Zero, new CongruityReading(0.5f, 0.5f, 1, reliability));
        var word = Assert.Single(board.Since(ref seen, Role.Operator).Congruity!).Doubt;
        Assert.Contains($" {word}: \"", Script, StringComparison.Ordinal);
    }
}
