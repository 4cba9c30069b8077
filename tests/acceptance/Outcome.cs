using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary>What came of a command.</summary>
/// <param name="Status">Its exit status.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">The lines of its standard error.</param>
internal sealed record Outcome(int Status, string Output, IReadOnlyList<string> Errors)
{
    /// <summary>The one JSON document that standard output has to be, of a command that went well.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(Status == 0, this.ToString());
            return Answer;
        }
    }

    /// <summary>The same, whatever became of the command.</summary>
    public JsonElement Answer
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The one line with which a command has to fail.</summary>
    public string Complaint
    {
        get
        {
            Assert.True(Status == 1, this.ToString());
            Assert.Empty(Output);
            return Assert.Single(Errors);
        }
    }

    public override string ToString() => $"exit status {Status}\n{Output}\n{string.Join('\n', Errors)}";
}
