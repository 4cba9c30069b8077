using System.Reflection;
using System.Reflection.Emit;

namespace PaintSound.Worker.Tests.Architecture;

/// <summary>Reads the types, methods and fields that the body of a method uses (ECMA-335, partition III).</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Returns the members that a method uses; empty if it has no body.</summary>
    public static IEnumerable<MemberInfo> ReadMembers(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var offset = 0; offset < body.Length;)
        {
            var code = Codes[body[offset] == 0xfe ? (short)(0xfe00 | body[offset + 1]) : body[offset]];
            offset += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(body, offset), typeArguments, methodArguments)!;
            }

            offset += OperandSize(code.OperandType, body, offset);
        }
    }

    private static int OperandSize(OperandType operand, byte[] body, int offset) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, offset)),
        _ => 4,
    };
}
