using PaintSound.Core;

namespace PaintSound.Midi;

/// <summary>MIDI cannot be sent or received. The message tells the user what is missing, where, and what to do.</summary>
public sealed class MidiException(string message, Exception? inner = null) : PaintSoundException(message, inner);
