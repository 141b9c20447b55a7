using System.CommandLine;
using CchcWarehouse.OData.Requests;

namespace CchcWarehouse.Commands;

internal static class ExplainCommand
{
    public static Command Make()
    {
        var urls = new Argument<string[]>("URL")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Địa chỉ so với gốc dịch vụ; '-' đọc từng dòng từ đầu vào / relative to the service root; '-' reads lines from stdin",
        };
        var syntax = new Option<bool>("--syntax") { Description = "Chỉ cú pháp, không gắn tên / the grammar only, no names bound" };
        var json = new Option<bool>("--json") { Description = "Mỗi địa chỉ một đối tượng JSON / one JSON object a URL" };
        var command = new Command(
            "explain",
            "Cho biết một yêu cầu OData được hiểu thế nào: cú pháp, kế hoạch, SQL / how an OData request is understood\n"
            + "  ./cchc explain \"Observations?\\$filter=Value gt 90&\\$top=5\"") { urls, syntax, json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(urls)!, parsed.GetValue(syntax), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] urls, bool syntaxOnly, bool json, CancellationToken cancellationToken)
    {
        var understood = true;
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        await foreach (var url in InputsAsync(urls, cancellationToken))
        {
            var (ok, text) = Explain(url, syntaxOnly, json);
            understood &= ok;
            await output.WriteLineAsync(text.AsMemory(), cancellationToken);
        }

        return understood ? ExitCode.Good : ExitCode.Unreadable;
    }

    private static (bool Ok, string Text) Explain(string url, bool syntaxOnly, bool json)
    {
        var explanation = SyntaxExplanation.Of(url, RequestLimits.Default);
        return (explanation.Ok, json ? explanation.ToJson() : explanation.ToText());
    }

    private static async IAsyncEnumerable<string> InputsAsync(
        string[] urls, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var url in urls)
        {
            if (url != "-")
            {
                yield return url;
                continue;
            }

            using var input = new StreamReader(Console.OpenStandardInput());
            while (await input.ReadLineAsync(cancellationToken) is { } line)
            {
                yield return line;
            }
        }
    }
}
