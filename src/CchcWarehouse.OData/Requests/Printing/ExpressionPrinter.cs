using CchcWarehouse.OData.Requests.Reading;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Prints expressions with the fewest parentheses that keep their meaning.</summary>
internal sealed class ExpressionPrinter(UrlText url, RequestPrinter request)
{
    /// <summary>How tightly an operand binds that needs no parentheses anywhere.</summary>
    private const int Operand = int.MaxValue;

    public void Print(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LogicalSyntax logical:
                url.List(logical.Operands, logical.Operator == LogicalOperator.And ? " and " : " or ",
                    operand => Print(operand, Operators.Tightness(logical.Operator) + 1));
                break;
            case BinarySyntax binary:
                PrintBinary(binary);
                break;
            case NotSyntax not:
                url.Syntax("not ");
                Print(not.Operand, Operators.Unary);
                break;
            case NegateSyntax negate:
                url.Syntax("-");
                Print(negate.Operand, Operators.Unary, always: BeginsWithLiteral(negate.Operand));
                break;
            default:
                PrintOperand(expression);
                break;
        }
    }

    private void PrintOperand(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralSyntax literal:
                if (!request.PrintOpen(literal))
                {
                    PrintLiteral(literal);
                }

                break;
            case PathSyntax path:
                request.Paths.Print(path);
                break;
            case ListSyntax list:
                PrintCall("", list.Items);
                break;
            case CallSyntax call:
                PrintCall(call.Function, call.Arguments);
                break;
            case CastSyntax cast:
                PrintTyped("cast(", cast.Operand, cast.Type);
                break;
            case IsofSyntax isof:
                PrintTyped("isof(", isof.Operand, isof.Type);
                break;
            case CaseSyntax branches:
                PrintCase(branches);
                break;
            case ArraySyntax array:
                url.Syntax("[").List(array.Items, ",", PrintJson).Syntax("]");
                break;
            case ObjectSyntax value:
                url.Syntax("{").List(value.Members, ",", PrintMember).Syntax("}");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(expression), expression, "an expression without a printed form");
        }
    }

    private void Print(ExpressionSyntax expression, int tightness, bool always = false)
    {
        var parentheses = always || Tightness(expression) < tightness;
        url.Syntax(parentheses ? "(" : "");
        Print(expression);
        url.Syntax(parentheses ? ")" : "");
    }

    /// <summary>A minus sign directly before a literal would become a part of it.</summary>
    private static bool BeginsWithLiteral(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax => true,
        BinarySyntax binary => BeginsWithLiteral(binary.Left),
        _ => false,
    };

    private static int Tightness(ExpressionSyntax expression) => expression switch
    {
        LogicalSyntax logical => Operators.Tightness(logical.Operator),
        BinarySyntax binary => Operators.Tightness(binary.Operator),
        NotSyntax or NegateSyntax => Operators.Unary,
        _ => Operand,
    };

    private void PrintBinary(BinarySyntax binary)
    {
        var tightness = Operators.Tightness(binary.Operator);
        Print(binary.Left, tightness);
        url.Syntax($" {Operators.Word(binary.Operator)} ");
        Print(binary.Right, tightness + 1);
    }

    private void PrintLiteral(LiteralSyntax literal)
    {
        var prefix = literal.Kind switch
        {
            LiteralKind.String => "",
            LiteralKind.Duration => "duration",
            LiteralKind.Binary => "binary",
            LiteralKind.Geography => "geography",
            LiteralKind.Geometry => "geometry",
            LiteralKind.Enumeration => literal.Type!.Value.ToString(),
            _ => null,
        };
        if (prefix is null)
        {
            url.Data(literal.Text);
        }
        else
        {
            url.Data(prefix).Syntax("'").Data(literal.Text.Replace("'", "''", StringComparison.Ordinal)).Syntax("'");
        }
    }

    private void PrintCall(string function, SyntaxList<ExpressionSyntax> arguments) =>
        url.Data(function).Syntax("(").List(arguments, ",", Print).Syntax(")");

    private void PrintTyped(string opening, ExpressionSyntax? operand, TypeSyntax type)
    {
        url.Syntax(opening);
        if (operand is not null)
        {
            Print(operand);
            url.Syntax(",");
        }

        url.Syntax(type.IsCollection ? "Collection(" : "").Data(type.Name.ToString()).Syntax(type.IsCollection ? "))" : ")");
    }

    /// <summary>The blank before the colon keeps <c>10 :30</c> apart from a time.</summary>
    private void PrintCase(CaseSyntax branches) => url.Syntax("case(").List(branches.Branches, ",", branch =>
    {
        Print(branch.Condition);
        url.Syntax(" :");
        Print(branch.Value);
    }).Syntax(")");

    private void PrintMember(MemberSyntax member)
    {
        PrintJsonString(member.Name);
        url.Syntax(":");
        PrintJson(member.Value);
    }

    private void PrintJson(ExpressionSyntax value)
    {
        if (request.PrintOpen(value))
        {
            return;
        }

        if (value is LiteralSyntax { Kind: LiteralKind.String } literal)
        {
            PrintJsonString(literal.Text);
        }
        else
        {
            Print(value);
        }
    }

    private void PrintJsonString(string text) => url.Syntax("\"")
        .Data(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
        .Syntax("\"");
}
