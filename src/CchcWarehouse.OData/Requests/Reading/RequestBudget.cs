namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Counts what one request uses of its <see cref="RequestLimits"/>.</summary>
internal sealed class RequestBudget(RequestLimits limits)
{
    private int nodes;
    private int depth;
    private int links;
    private int stages;
    private int expandItems;
    private int expandDepth;

    public RequestLimits Limits => limits;

    public void Node(Scanner at) => Spend(++nodes, limits.Nodes, at,
        "expressions and options in one request", "split the request, or replace a chain of eq and or by in (…)");

    public void Enter(Scanner at) => Spend(++depth, limits.Depth, at,
        "levels of nesting", "name parts of the expression with $compute or a parameter alias");

    public void Leave() => depth--;

    /// <summary>One more operator in a row of the same precedence, such as a add b add c.</summary>
    public void Link(Scanner at) => Spend(++links, limits.Depth, at,
        "arithmetic or comparison operators in a row", "name parts of the expression with $compute");

    public void Stage(Scanner at) => Spend(++stages, limits.ApplyStages, at,
        "transformations in $apply", "drop stages that change nothing, or split the request");

    public void EnterExpand(Scanner at) => Spend(++expandDepth, limits.ExpandDepth, at,
        "levels of $expand", "follow the navigation links of the innermost level in a second request");

    public void LeaveExpand() => expandDepth--;

    public void ExpandItem(Scanner at) => Spend(++expandItems, limits.ExpandItems, at,
        "expanded properties in one request", "split the request");

    public void ListItem(int count, Scanner at) => Spend(count, limits.ListItems, at,
        "members in one list", "split the list over several requests, or give a range with ge and le");

    public void Segment(int count, Scanner at) => Spend(count, limits.PathSegments, at,
        "segments in one path", "start the path at a later entity set");

    private static void Spend(int used, int limit, Scanner at, string what, string wayAround)
    {
        if (used > limit)
        {
            throw at.Reject(BadQueryCodes.Limit, $"more than {limit} {what}; {wayAround}.");
        }
    }
}
