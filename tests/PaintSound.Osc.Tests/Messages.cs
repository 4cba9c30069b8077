using FsCheck;
using FsCheck.Fluent;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>Generates random messages: all types, unusual numbers, texts in several scripts.</summary>
public static class Messages
{
    private static readonly Gen<string> Text =
        from characters in Gen.ArrayOf(Gen.Frequency(
            (6, Gen.Choose(' ', '~')), (2, Gen.Choose(0xa0, 0x7ff)), (1, Gen.Choose(0x3041, 0x3096)), (1, Gen.Choose(0x1f300, 0x1f5ff))))
        select string.Concat(characters.Select(char.ConvertFromUtf32));

    private static readonly Gen<string> Address =
        from characters in Gen.ArrayOf(Gen.Choose('!', '~'))
        select "/" + string.Concat(characters.Select(c => (char)c));

    private static readonly Gen<OscArgument> Argument = Gen.OneOf(
        from value in ArbMap.Default.GeneratorFor<int>() select OscArgument.From(value),
        from value in ArbMap.Default.GeneratorFor<float>() select OscArgument.From(value),
        from value in ArbMap.Default.GeneratorFor<long>() select OscArgument.From(value),
        from value in ArbMap.Default.GeneratorFor<double>() select OscArgument.From(value),
        from value in ArbMap.Default.GeneratorFor<bool>() select OscArgument.From(value),
        from value in ArbMap.Default.GeneratorFor<ulong>() select OscArgument.TimeTag(value),
        from value in ArbMap.Default.GeneratorFor<byte[]>() where value is not null select OscArgument.From(value),
        from value in Text select OscArgument.From(value),
        from value in Text select OscArgument.Symbol(value),
        from value in ArbMap.Default.GeneratorFor<int>() select OscArgument.Character(value),
        from value in ArbMap.Default.GeneratorFor<int>() select OscArgument.Colour(value),
        from value in ArbMap.Default.GeneratorFor<int>() select OscArgument.Midi(value),
        Gen.Constant(OscArgument.ArrayStart),
        Gen.Constant(OscArgument.ArrayEnd),
        Gen.Constant(OscArgument.Nil),
        Gen.Constant(OscArgument.Impulse));

    public static Arbitrary<OscMessage> Any() =>
        (from address in Address from arguments in Gen.ArrayOf(Argument) select new OscMessage(address, arguments)).ToArbitrary();
}
