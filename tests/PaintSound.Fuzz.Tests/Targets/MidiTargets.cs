using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Beat;
using PaintSound.Core.Control;
using PaintSound.Midi.Clock;
using PaintSound.Midi.Controllers;
using PaintSound.Osc.Tests;

namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>MIDI that comes in: controllers, learning, clock.</summary>
internal static class MidiTargets
{
    private static readonly byte[][] Messages =
    [
        [0xB0, 7, 64], [0xB0, 7, 0x40, 0xB0, 39, 1], [0xB0, 99, 7, 98, 104, 6, 3, 38, 5], [0x90, 60, 100, 60, 0], [0x80, 60, 0], [0xC0, 5],
        [0xF8, 0xB0, 7, 0xF8, 64],
    ];

    // No messages of a controller, but they come on the same wire.
    private static readonly byte[][] Others = [[0xE0, 0, 64], [0xF0, 0x7E, 0x7F, 6, 1, 0xF7], [0xF1, 0x23], [0xF2, 1, 2], [0xFA], [0xF6]];

    public static IEnumerable<FuzzTarget> All =>
    [
        new("MIDI controllers", Messages, Map) { Words = Others },
        new("MIDI clock", [[0xFA], [0xF8], [0xFC], [0xFB], [0xF2, 16, 0]], new ClockInput().Handle),
    ];

    private static bool Map(byte[] input)
    {
        FakeControl control = new();
        ControllerMapping mapping = new(
            [
                new ControllerBinding(new ControllerInput(ControllerInputKind.FineControl, 1, 7), ControlTable.Follow),
                new ControllerBinding(new ControllerInput(ControllerInputKind.Nrpn, 1, 1000), ControlTable.Dwell),
                new ControllerBinding(new ControllerInput(ControllerInputKind.Note, 1, 60), ControlTable.Hold),
                new ControllerBinding(new ControllerInput(ControllerInputKind.Program, 1, 5), ControlTable.Next),
                .. LaunchControlXl.BindingsOfAllTemplates(),
            ],
            control,
            NullLogger<ControllerMapping>.Instance,
            picksUp: false);
        mapping.Handle(input);
        mapping.Flush();
        foreach (var id in ControlTable.KeptOf(control.State))
        {
            Assert.True(id.Definition.Accepts(id.Get(control.State)), $"{id} is {id.Get(control.State)}");
        }

        ControllerReader reader = new();
        ReadOnlySpan<byte> rest = input;
        var count = 0;
        while (reader.TryRead(ref rest, out _))
        {
            Assert.True(++count <= input.Length, "the reader does not come to an end");
        }

        return count > 0;
    }

    private sealed class ClockInput
    {
        private readonly FakeTimeProvider _time = new();
        private readonly MidiClock _clock;

        public ClockInput() => _clock = new MidiClock(new TimeSignature(4, 4), _time);

        public bool Handle(byte[] input)
        {
            _time.Advance(TimeSpan.FromMilliseconds(input.Length + 10));
            _clock.Handle(input);
            Assert.True(_clock.Timeline is not { } timeline || (double.IsFinite(timeline.Tempo) && timeline.Tempo > 0), $"the tempo is {_clock.Timeline?.Tempo}");
            return input.Length > 0 && input[0] is >= 0xF8 or 0xF2;
        }
    }
}
