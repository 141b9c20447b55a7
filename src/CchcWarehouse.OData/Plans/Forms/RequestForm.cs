using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Forms;

/// <summary>A request taken apart: what two requests must have in common to share a plan, and the values in which they may differ.</summary>
/// <remarks>
/// While the request is bound, the form notes which values the binder looked at: with another value there, the plan might be
/// another one. Everything that is not a value here stands in the text.
/// </remarks>
public sealed class RequestForm
{
    private const int NowPlace = 0;
    private const int RootPlace = 1;

    private readonly List<object?> values = [];
    private readonly Dictionary<object, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> tied = [];
    private readonly PlanLimits limits;
    private int momentPlace;
    private int asOfPlace;
    private int sincePlace;
    private int afterPlace;

    private RequestForm(PlanLimits limits) => this.limits = limits;

    /// <summary>Equal for all requests of the form. It holds the .NET type of each value in the value's place.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The values in their order.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>Places of values that the plan depends on.</summary>
    public IReadOnlyCollection<int> Tied => tied;

    /// <exception cref="BadQueryException">A literal is malformed.</exception>
    public static RequestForm Of(RequestSyntax request, PlanOptions options, PlanLimits limits)
    {
        var form = new RequestForm(limits);
        form.values.Add(options.Now);
        form.values.Add(options.ApplicationRoot);
        form.momentPlace = form.Take(options.Moment);
        form.asOfPlace = form.Take(options.AsOf);
        form.sincePlace = form.Take(options.Since);
        var state = $"{(options.Moment is null ? "" : "moment")} {(options.AsOf is null ? "" : "as-of")} {(options.Since is null ? "" : "since")}";
        var after = form.Take(options.After);
        form.Text = $"{options.PageSize} {options.Paged} {options.AllowMixed} {state} {after} {form.Print(request)}";
        return form;
    }

    public void Tie(int place) => tied.Add(place);

    /// <summary>The plan depends on every literal of these nodes.</summary>
    internal void Tie(IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (places.TryGetValue(node, out var place))
            {
                tied.Add(place);
            }

            Tie(SyntaxChildren.Of(node));
        }
    }

    internal Constant Now() => At(NowPlace, EdmPrimitiveTypeKind.DateTimeOffset);

    internal Constant Root() => At(RootPlace, EdmPrimitiveTypeKind.String);

    internal Constant Moment() => At(momentPlace, EdmPrimitiveTypeKind.DateTimeOffset);

    internal Constant AsOf() => At(asOfPlace, EdmPrimitiveTypeKind.DateTimeOffset);

    internal Constant Since() => At(sincePlace, EdmPrimitiveTypeKind.DateTimeOffset);

    internal Constant After(int index, EdmPrimitiveTypeKind type) => At(afterPlace + index, type);

    /// <summary>The literal as a constant; null: the form has it in its text.</summary>
    internal Constant? Of(SyntaxNode node, EdmPrimitiveTypeKind type) => places.TryGetValue(node, out var place) ? At(place, type) : null;

    private Constant At(int place, EdmPrimitiveTypeKind type) => new(values[place], type, Provenance.Of(this, place));

    private int Take(DateTime? instant)
    {
        if (instant is null)
        {
            return -1;
        }

        values.Add(instant);
        return values.Count - 1;
    }

    private string Take(SkipToken? after)
    {
        if (after is null)
        {
            return "";
        }

        afterPlace = values.Count;
        values.AddRange(after.Values);
        return $"{after.Remaining}:{string.Join(',', after.Values.Select(Class))}";
    }

    private string Print(RequestSyntax request)
    {
        if (request.Known is not { } known || !ReferenceEquals(known.Options, request.Options))
        {
            return request.PrintForm(Open);
        }

        var form = known.Pattern.Form ??= new RequestForm(limits).FormOf(known.Pattern.First);
        foreach (var node in form.Open)
        {
            Open(known.Pattern.Own(node, known.Own));
        }

        return form.Text;
    }

    private FormText FormOf(RequestSyntax request)
    {
        var open = new List<SyntaxNode>();
        return new(request.PrintForm(Open), open);

        string? Open(SyntaxNode node)
        {
            var before = values.Count;
            var placeholder = this.Open(node);
            open.AddRange(values.Count > before ? [node] : []);
            return placeholder;
        }
    }

    /// <summary>What stands in the text for a value; null: the value itself.</summary>
    private string? Open(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralSyntax literal when Literals.IsOpen(literal):
                var constant = Literals.Constant(literal);
                Add(node, constant.Unseen);
                return $"{constant.Type} {Class(constant.Unseen)}";
            case SkipOption { Value: > 0 } skip when skip.Value <= limits.Skip:
                Add(node, skip.Value);
                return "";
            case TextOption { Kind: TextOptionKind.Format or TextOptionKind.SkipToken or TextOptionKind.DeltaToken } or CustomOption:
                return "";
            default:
                return null;
        }
    }

    private void Add(SyntaxNode node, object? value)
    {
        // A node that stands in two places has one value.
        places[node] = values.Count;
        values.Add(value);
    }

    private static string Class(object? value) => value?.GetType().Name ?? "null";
}
