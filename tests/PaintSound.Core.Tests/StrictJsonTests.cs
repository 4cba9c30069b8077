using System.Text;
using System.Text.Json;
using PaintSound.Core.Json;

namespace PaintSound.Core.Tests;

public class StrictJsonTests
{
    [Fact]
    public void Parses_what_is_JSON()
    {
        using var document = StrictJson.Parse("""{"title": "Zo\u00eb \ud83c\udfa8", "list": [1, null, {"a": "b"}]}"""u8.ToArray());
        Assert.Equal("Zoë 🎨", document.RootElement.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"title": "\ud800"}""")]
    [InlineData("""{"\udc00": 1}""")]
    [InlineData("""[[{"a": ["\ud83c"]}]]""")]
    public void Refuses_what_is_not(string text) => Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Refuses_a_text_that_is_not_UTF_8() => Assert.ThrowsAny<JsonException>(() => StrictJson.Parse((byte[])[.. "{\"a\": \""u8, 0xff, .. "\"}"u8]));
}
