using System.Text;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Keys;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Show files and controller maps, read and edited.</summary>
internal static class ShowTargets
{
    private const string Show =
        """
        # Our show
        library: ~/works
        brush: {device: 'alsa:hw:1', range: [-60, -10]}
        canvas:
          device: "rtsp://camera/live"
          corners: [[0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]
        music: &again
          simulated: 2
          seconds: 180
        osc: {to: ['127.0.0.1:9000', tcp://10.0.0.7:9001], listen: 127.0.0.1:9100}
        choosing: {gate: 0.25, dwell: 8, distance: weighed, silence: any}
        takes: {hours: 1,
          gigabytes: 5}
        modulations:
          warmth:
            source: congruity
            curve: {attack: 1, release: 4}
            rate: 20
            target: {osc: 127.0.0.1:7700, address: /warmth, scale: float}
          fog: {source: brush-level, target: {sacn: 1, channel: 7, bits: 16}}

        """;

    private const string Map = "gate: {control: 7, channel: 1, bits: 14}\nhold: {note: 60, channel: 1}\nnext:\n  program: 5\n  channel: 2\n";

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\n", "  ", "\t", ": ", "- ", "&a ", "*a", "<<: *a", "!!float ", "!<tag:x> ", "|\n", ">-\n", "'", "\"", "{", "}", "[", "]", ", ", "# ", "---\n", "...\n", "%YAML 1.2\n", "? ", ".nan", "-.inf",
            "1e999", "0x10", "1_000", "null", "~", "\ufeff", "\u2028", "\\x00", "gate: ", "again: *again\n", "\r\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly InputFile File = new("show.yaml");
    private static readonly InputFile MapFile = new("map.yaml");
    private static readonly InputFile EditedFile = new("edited.yaml");

    public static IEnumerable<FuzzTarget> All =>
    [
        new("show files", [Encoding.UTF8.GetBytes(Show), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Show)).ToArray()], input => Refusal.By<ShowException>(() => ShowFile.Read(File.Write(input)))) { Words = Words, Share = 0.2 },
        new("controller maps", [Encoding.UTF8.GetBytes(Map)], input => Refusal.By<ShowException>(() => ControllerMapKeys.Read(MapFile.Write(input)))) { Words = Words, Share = 0.5 },
        new("edits of show files", [Encoding.UTF8.GetBytes(Show)], Edit) { Words = Words, Share = 0.1 },
    ];

    // What is saved into a damaged file is there afterwards, or the file is as it was.
    private static bool Edit(byte[] input)
    {
        var path = EditedFile.Write(input);
        var isAccepted = Refusal.By<ShowException>(() => new ShowFileEditor(path).Set([new ShowFileEdit("choosing", "gate", "0.75"), new ShowFileEdit("choosing", "follow", "0.5")]));
        if (isAccepted)
        {
            Assert.Equal(0.75, ShowFile.Read(path).Choosing.Gate);
        }
        else
        {
            Assert.Equal(input, System.IO.File.ReadAllBytes(path));
        }

        return isAccepted;
    }
}
