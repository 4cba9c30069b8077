using System.Text.Json;

namespace PaintSound.Acceptance.Tests;

/// <summary>The result of a command.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">The standard output.</param>
/// <param name="Errors">The lines of standard error.</param>
internal sealed record CommandResult(int Status, string Output, IReadOnlyList<string> Errors)
{
    /// <summary>The JSON document on standard output. Fails if the command failed.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(Status == 0, this.ToString());
            return OutputJson;
        }
    }

    /// <summary>The JSON document on standard output, for any exit status.</summary>
    public JsonElement OutputJson
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The single error line. Fails if the exit status is not 1 or there is other output.</summary>
    public string ErrorLine
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
