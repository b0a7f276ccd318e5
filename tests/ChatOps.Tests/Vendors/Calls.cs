using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ChatOps.Tests.Vendors;

/// <summary>
/// What a test calls, read from its compiled code: itself, its lambdas, its state machine, and the methods of the tests that it goes
/// through.
/// </summary>
internal static class Calls
{
    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);

    /// <param name="test">Where to begin.</param>
    /// <param name="isOpened">Whether to go on through a method of the tests.</param>
    public static IReadOnlySet<MethodBase> Of(MethodInfo test, Func<MethodBase, bool> isOpened)
    {
        var seen = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>([test]);
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method) || method.Module.Assembly != test.Module.Assembly || !isOpened(method))
                continue;
            foreach (var called in In(method))
                open.Push(called);
        }

        return seen;
    }

    private static IEnumerable<MethodBase> In(MethodBase method)
    {
        // async and yield: the code stands in a class of the compiler's.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            yield return machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic)!;
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var (ofType, ofMethod) = (method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null);
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += operation.Size;
            if (operation.OperandType == OperandType.InlineMethod
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } called)
                yield return called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : called;
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
