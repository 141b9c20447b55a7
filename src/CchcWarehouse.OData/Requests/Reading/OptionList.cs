using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Options of one place, each at most as often as the limits say: normally once, whatever its spelling.</summary>
internal sealed class OptionList
{
    private readonly List<OptionSyntax> options = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public bool Contains(string name) => counts.ContainsKey(name);

    public void Add(OptionSyntax option, Scanner scanner)
    {
        options.Add(option);
        if (option is CustomOption)
        {
            return;
        }

        var count = counts[option.Name] = counts.GetValueOrDefault(option.Name) + 1;
        if (count > scanner.Budget.Limits.OptionRepeats)
        {
            throw option.Reject(BadQueryCodes.RepeatedOption, $"{option.Name} is given twice; give it once, with or without the dollar sign.");
        }
    }

    public SyntaxList<OptionSyntax> ToSyntax() => SyntaxList.From(options);
}
