using System.Reflection;
using System.Reflection.Emit;

namespace KompetenzBot.Tests.Structure;

/// <summary>Which types a compiled type uses: in its signatures and in the bodies of its methods, those of its lambdas and iterators included.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every used type, generic ones taken apart.</summary>
    public static IEnumerable<Type> Of(Type type) => Raw(type).SelectMany(Parts).Where(used => used != type).Distinct();

    private static IEnumerable<Type> Raw(Type type)
    {
        var methods = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));
        return
        [
            .. type.BaseType is { } ancestor ? [ancestor] : Array.Empty<Type>(),
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. methods.SelectMany(method => Signature(method).Concat(Body(method))),
        ];
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method is MethodInfo { ReturnType: var result } ? result : typeof(void));

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)((0xFE << 8) | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var used in Resolve(method, BitConverter.ToInt32(il, at)))
                {
                    yield return used;
                }
            }

            at += Length(code.OperandType, il, at);
        }
    }

    private static IEnumerable<Type> Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod) switch
        {
            Type type => [type],
            MethodInfo called => [called.DeclaringType!, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            MemberInfo { DeclaringType: { } owner } => [owner],
            _ => [],
        };
    }

    private static int Length(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Append(type);
    }
}
