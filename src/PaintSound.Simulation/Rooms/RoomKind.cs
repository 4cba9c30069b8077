namespace PaintSound.Simulation.Rooms;

/// <summary>What a contact microphone hears of a room in which nobody paints.</summary>
public enum RoomKind
{
    /// <summary>A quiet room: faint noise.</summary>
    Quiet,

    /// <summary>The interface sends digital zeros for a second, then the room.</summary>
    LateStart,

    /// <summary>The stream drops out: stretches of digital zeros of 2 ms to 2 s.</summary>
    Dropouts,

    /// <summary>A fan: noise that swells by 1 dB, and the tone of its blades.</summary>
    Fan,

    /// <summary>Mains hum of 50 Hz with 40 harmonics.</summary>
    Hum50,

    /// <summary>Mains hum of 60 Hz with 40 harmonics.</summary>
    Hum60,

    /// <summary>A mobile phone beside the cable: trains of pulses, 217 per second (GSM).</summary>
    Phone,

    /// <summary>People talk; the canvas passes the low part of it.</summary>
    Speech,

    /// <summary>Footsteps on the floor that carries the easel.</summary>
    Footsteps,

    /// <summary>Music with drums from loudspeakers; the canvas passes the low part of it.</summary>
    Loudspeakers,
}
