using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.Tests.OData.Wording;

/// <summary>The texts in the code of a compiled method: forms of <see cref="ErrorText"/>, and phrases that stand alone.</summary>
internal sealed partial class WrittenTexts
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    private readonly HashSet<string> forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<string> together = [];
    private StringBuilder? form;
    private int holes;
    private string? loaded;

    /// <summary>Forms and phrases.</summary>
    public IReadOnlySet<string> Forms => forms;

    /// <summary>Texts without anything that tells them from names.</summary>
    public IReadOnlySet<string> Words => words;

    /// <summary>Phrases in strings that were put together before anybody could say them in another language.</summary>
    public List<string> Lost { get; } = [];

    /// <param name="isRead">Which types' texts people read.</param>
    public static WrittenTexts Of(Assembly assembly, Predicate<Type> isRead)
    {
        var texts = new WrittenTexts();
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var type in assembly.GetTypes().Where(type => isRead(type)))
        {
            foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
            {
                texts.Read(method);
            }
        }

        return texts;
    }

    private void Read(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var operation = Codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
            at += operation.Size;
            switch (operation.OperandType)
            {
                case OperandType.InlineString:
                    Phrase(method.Module.ResolveString(BitConverter.ToInt32(code, at)));
                    break;
                case OperandType.InlineMethod:
                    Call(method.Module.ResolveMethod(
                        BitConverter.ToInt32(code, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!);
                    break;
            }

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

        End();
        Alone();
        Lost.AddRange(together);
        together.Clear();
    }

    private void Call(MethodBase called)
    {
        if (called.DeclaringType == typeof(ErrorText))
        {
            switch (called.Name)
            {
                case ".ctor":
                    End();
                    (form, holes) = (new StringBuilder(), 0);
                    break;
                case nameof(ErrorText.AppendLiteral) when form is not null:
                    form.Append(loaded);
                    loaded = null;
                    break;
                case nameof(ErrorText.AppendFormatted) when form is not null:
                    form.Append('{').Append(holes++).Append('}');
                    break;
            }
        }
        else if (called.DeclaringType == typeof(DefaultInterpolatedStringHandler) && called.Name == nameof(DefaultInterpolatedStringHandler.AppendLiteral))
        {
            if (loaded is not null && Prose().IsMatch(loaded))
            {
                together.Add(loaded);
            }

            loaded = null;
        }
        else if (called.IsConstructor && typeof(Exception).IsAssignableFrom(called.DeclaringType) && called.DeclaringType != typeof(BadQueryException))
        {
            // A bug: its text is for the log.
            together.Clear();
            loaded = null;
        }
    }

    private void Phrase(string text)
    {
        Alone();
        loaded = text;
    }

    private void Alone()
    {
        if (loaded is not null)
        {
            (Prose().IsMatch(loaded) ? forms : words).Add(loaded);
        }

        loaded = null;
    }

    private void End()
    {
        if (form is not null && form.ToString() is var text && Word().IsMatch(Hole().Replace(text, "")))
        {
            forms.Add(text);
        }

        form = null;
    }

    [GeneratedRegex(@"[a-z]{2,}[,;:]? [a-z(/$]|^(a|an|the) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prose();

    [GeneratedRegex("[a-z]{2}", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
