using System.Reflection;
using System.Reflection.Emit;

namespace PaintSound.Worker.Tests.Architecture;

/// <summary>Reads which types, methods and fields the body of a method names (ECMA-335, partition III).</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The members that a method names; nothing if it has no body.</summary>
    public static IEnumerable<MemberInfo> ReadMembers(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xfe ? (short)(0xfe00 | body[at + 1]) : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(body, at), typeArguments, methodArguments)!;
            }

            at += OperandSize(code.OperandType, body, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
