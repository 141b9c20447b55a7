namespace CchcWarehouse.Bench;

/// <summary>What is under way, for whoever watches; the table alone goes to standard output.</summary>
internal static class Progress
{
    public static void Say(FormattableString text) => Console.Error.WriteLine(FormattableString.Invariant(text));
}
