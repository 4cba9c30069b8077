namespace PaintSound.Midi.Controllers;

/// <summary>Reads the steps of encoders.</summary>
public static class ControllerModeExtensions
{
    private const int Half = 64;
    private const int Whole = 128;

    extension(ControllerMode mode)
    {
        /// <summary>True for an encoder without end, which sends steps and no positions.</summary>
        public bool IsRelative => mode is ControllerMode.TwosComplement or ControllerMode.BinaryOffset or ControllerMode.SignedBit;

        /// <summary>Returns the number of steps to the right; negative to the left.</summary>
        /// <param name="value">The value of an encoder, 0..127.</param>
        internal int StepsOf(int value) => mode switch
        {
            ControllerMode.TwosComplement => value < Half ? value : value - Whole,
            ControllerMode.BinaryOffset => value - Half,
            _ => value < Half ? value : Half - value,
        };
    }
}
