using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Tests.Commands;

public class StandardErrorWriterTests
{
    [Fact]
    public void Writes_text_unchanged()
    {
        var target = new StringWriter { NewLine = "\n" };
        var writer = new StandardErrorWriter(target);
        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.Write(['d', 'e', 'f'], 1, 2);
        Assert.Equal("abc\nef", target.ToString());
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(ObjectDisposedException))]
    public void A_full_or_closed_standard_error_does_not_end_the_program(Type error)
    {
        var writer = new StandardErrorWriter(new FullWriter(() => (Exception)(error == typeof(ObjectDisposedException)
            ? new ObjectDisposedException("error") : Activator.CreateInstance(error)!)));
        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.Write(['d', 'e'], 0, 2);
        writer.Flush();
    }

    private sealed class FullWriter(Func<Exception> error) : StringWriter
    {
        public override void Write(char value) => throw error();

        public override void Write(string? value) => throw error();

        public override void WriteLine(string? value) => throw error();

        public override void Write(char[] buffer, int index, int count) => throw error();

        public override void Flush() => throw error();
    }
}
