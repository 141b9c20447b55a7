using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Prints search expressions, with AND between operands and the operators' names in parentheses where they are words.</summary>
internal sealed class SearchPrinter(UrlText url)
{
    public void Print(SearchSyntax search)
    {
        switch (search)
        {
            case SearchOr or:
                url.List(or.Operands, " OR ", operand => PrintOperand(operand, operand is SearchOr));
                break;
            case SearchAnd and:
                url.List(and.Operands, " AND ", operand => PrintOperand(operand, operand is SearchOr or SearchAnd));
                break;
            case SearchNot not:
                url.Syntax("NOT ");
                PrintOperand(not.Operand, not.Operand is SearchOr or SearchAnd);
                break;
            case SearchText text:
                url.Syntax("'").Data(text.Text.Replace("'", "''", StringComparison.Ordinal)).Syntax("'");
                break;
            case SearchTerm { IsPhrase: true } phrase:
                url.Syntax("\"").Data(phrase.Text).Syntax("\"");
                break;
            case SearchTerm { Text: "AND" or "OR" or "NOT" } word:
                url.Syntax("(").Data(word.Text).Syntax(")");
                break;
            case SearchTerm word:
                url.Data(word.Text);
                break;
        }
    }

    private void PrintOperand(SearchSyntax operand, bool parentheses)
    {
        url.Syntax(parentheses ? "(" : "");
        Print(operand);
        url.Syntax(parentheses ? ")" : "");
    }
}
