using PaintSound.Worker.Announce;

namespace PaintSound.Worker.Tests;

public class CrierTests
{
    [Fact]
    public void Who_comes_late_is_told_what_was_said_before_and_then_what_is_said()
    {
        List<string> printed = [], told = [];
        var crier = new Crier(printed.Add);
        crier.Say("one");
        crier.Tell(told.Add);
        crier.Say("two");
        Assert.Equal(["one", "two"], printed);
        Assert.Equal(["one", "two"], told);
    }
}
