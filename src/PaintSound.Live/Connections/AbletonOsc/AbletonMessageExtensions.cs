using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Reads the arguments of messages from AbletonOSC.</summary>
internal static class AbletonMessageExtensions
{
    extension(OscMessage message)
    {
        /// <summary>Returns an argument as an integer; -1 if it is missing or not a number.</summary>
        public int GetInteger(int index) => (int)message.GetNumber(index);

        /// <summary>Returns an argument as a number; -1 if it is missing or not a number.</summary>
        public double GetNumber(int index) =>
            index < message.Arguments.Count && message.Arguments[index].TryNumber(out var number) ? number : -1;

        /// <summary>Returns the arguments from an index on as texts; other types become empty texts.</summary>
        public string[] GetTexts(int from) =>
            [.. message.Arguments.Skip(from).Select(argument => argument.TryText(out var text) ? text : string.Empty)];

        /// <summary>Returns the arguments from an index on as numbers; other types become 0.</summary>
        public double[] GetNumbers(int from) =>
            [.. message.Arguments.Skip(from).Select(argument => argument.TryNumber(out var number) ? number : 0)];
    }
}
