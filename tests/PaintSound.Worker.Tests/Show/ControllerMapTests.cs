using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;
using PaintSound.Worker.Show.Keys;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Tests.Show;

/// <summary>The file that <c>paintsound midi learn</c> writes and a show reads.</summary>
public sealed class ControllerMapTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("paintsound-map-").FullName, "map.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [InlineData("{control: 7, channel: 1}", ControllerInputKind.Control, 1, 7, ControllerMode.Absolute)]
    [InlineData("{note: 60, channel: 16}", ControllerInputKind.Note, 16, 60, ControllerMode.Absolute)]
    [InlineData("{control: 31, channel: 1, bits: 14}", ControllerInputKind.FineControl, 1, 31, ControllerMode.Absolute)]
    [InlineData("{nrpn: 16383, channel: 2}", ControllerInputKind.Nrpn, 2, 16383, ControllerMode.Absolute)]
    [InlineData("{control: 7, channel: 1, mode: twos-complement}", ControllerInputKind.Control, 1, 7, ControllerMode.TwosComplement)]
    [InlineData("{control: 7, channel: 1, mode: binary-offset}", ControllerInputKind.Control, 1, 7, ControllerMode.BinaryOffset)]
    [InlineData("{control: 7, channel: 1, mode: signed-bit}", ControllerInputKind.Control, 1, 7, ControllerMode.SignedBit)]
    [InlineData("{note: 7, channel: 1, mode: latching}", ControllerInputKind.Note, 1, 7, ControllerMode.Latching)]
    [InlineData("{note: 7, channel: 1, mode: momentary}", ControllerInputKind.Note, 1, 7, ControllerMode.Momentary)]
    public void Line_is_read_and_written(string line, ControllerInputKind kind, int channel, int number, ControllerMode mode)
    {
        var binding = new ControllerBinding(new(kind, channel, number), ControlTable.Gate, mode);
        File.WriteAllText(_file, $"gate: {line}\n");
        Assert.Equal([binding], ControllerMapKeys.Read(_file));
        Assert.Equal(line, ControllerMapKeys.Format(binding));
    }

    [Theory]
    [InlineData("{channel: 1}", "exactly one of 'control', 'note', 'nrpn' and 'program'")]
    [InlineData("{control: 1, nrpn: 1, channel: 1}", "exactly one of 'control', 'note', 'nrpn' and 'program'")]
    [InlineData("{control: 32, channel: 1, bits: 14}", "0 to 31")]
    [InlineData("{control: 1, channel: 1, bits: 8}", "7 or 14")]
    [InlineData("{note: 1, channel: 1, bits: 14}", "'bits' has an effect only with 'control'")]
    [InlineData("{nrpn: 1, channel: 1, mode: signed-bit}", "an encoder sends a 'control' of 7 bits")]
    [InlineData("{control: 1, channel: 1, bits: 14, mode: signed-bit}", "an encoder sends a 'control' of 7 bits")]
    [InlineData("{control: 1, channel: 1, mode: relative}", "twos-complement")]
    [InlineData("{nrpn: 16384, channel: 1}", "16383")]
    public void Errors_name_the_line_and_what_to_write(string line, string error)
    {
        File.WriteAllText(_file, $"# map\ngate: {line}\n");
        var message = Assert.Throws<ShowException>(() => ControllerMapKeys.Read(_file)).Message;
        Assert.Contains(error, message, StringComparison.Ordinal);
        Assert.Contains("map.yaml, line 2", message, StringComparison.Ordinal);
    }
}
