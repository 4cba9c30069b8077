using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Tests;

public class MessageBufferTests
{
    [Fact]
    public void Who_comes_late_is_told_what_was_said_before_and_then_what_is_said()
    {
        List<string> printed = [], told = [];
        var crier = new MessageBuffer(printed.Add);
        crier.Write("one");
        crier.Attach(told.Add);
        crier.Write("two");
        Assert.Equal(["one", "two"], printed);
        Assert.Equal(["one", "two"], told);
    }
}
