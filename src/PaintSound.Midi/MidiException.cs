using PaintSound.Core;

namespace PaintSound.Midi;

/// <summary>MIDI cannot be sent or heard. The message says what is missing, where, and what to do, to a person.</summary>
public sealed class MidiException(string message, Exception? inner = null) : PaintSoundException(message, inner);
