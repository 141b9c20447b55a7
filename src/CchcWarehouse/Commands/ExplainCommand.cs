using System.CommandLine;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.Commands;

internal sealed class ExplainCommand : CchcCommand
{
    private static readonly Lazy<WarehouseModel> Model = new();

    private readonly Argument<string[]> urls = Many("URL");
    private readonly Option<bool> syntax = new("--syntax");
    private readonly Option<bool> json = JsonOption();

    public ExplainCommand()
        : base("explain")
    {
        Add(urls);
        Add(syntax);
        Add(json);
    }

    public override CommandHelp Help { get; } = new(
        "explain URL… [--syntax] [--json]",
        new Spoken(
            "Một yêu cầu OData được hiểu thế nào: cú pháp, kế hoạch, câu SQL với các tham số. Không cần cơ sở dữ liệu.",
            "How an OData request is understood: syntax, bound plan, SQL with its parameters. Needs no database."))
    {
        Details =
        [
            new Spoken(
                "Địa chỉ tính từ gốc dịch vụ, không có /odata/. Dấu - đọc từ đầu vào chuẩn, mỗi dòng một địa chỉ. Mã kết thúc 65 khi có địa chỉ không hiểu được.",
                "Addresses are relative to the service root, without /odata/. A - reads standard input, one address a line. The exit code is 65 when one of them is not understood."),
        ],
        Options =
        [
            ("--syntax", new Spoken("dừng sau ngữ pháp, trước khi tra tên", "stops after the grammar, before names are bound")),
            CommandHelp.Json,
        ],
        Examples =
        [
            "./cchc explain 'Observations?$filter=Value gt 90&$top=5'",
            "./cchc explain --syntax --json - < urls.txt",
        ],
    };

    protected override async Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken)
    {
        if (words.GetValue(urls) is not { Length: > 0 } given)
            throw Wrong("Hãy cho ít nhất một địa chỉ OData, hoặc - để đọc từ đầu vào chuẩn.", "Give at least one OData address, or - to read standard input.");
        var exitCode = ExitCode.Success;
        await foreach (var url in EachAsync(given, cancellationToken))
        {
            var (isUnderstood, text) = words.GetValue(syntax)
                ? OfSyntax(url, words.GetValue(json))
                : OfRequest(url, words.GetValue(json));
            await Console.Out.WriteLineAsync(text);
            exitCode = isUnderstood ? exitCode : ExitCode.Unreadable;
        }

        return exitCode;
    }

    private static (bool IsUnderstood, string Text) OfSyntax(string url, bool asJson)
    {
        var explanation = SyntaxExplanation.Of(url, RequestLimits.Default);
        return (explanation.Ok, asJson ? explanation.ToJson() : explanation.ToText());
    }

    private static (bool IsUnderstood, string Text) OfRequest(string url, bool asJson)
    {
        var explanation = RequestExplanation.Of(url, Model.Value, new PlanOptions { Now = TimeProvider.System.GetUtcNow().UtcDateTime }, RequestLimits.Default);
        return (explanation.Ok, asJson ? explanation.ToJson() : explanation.ToText());
    }

    private static async IAsyncEnumerable<string> EachAsync(
        string[] given, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var url in given)
        {
            if (url != "-")
            {
                yield return url;
                continue;
            }

            using var input = new StreamReader(Console.OpenStandardInput());
            while (await input.ReadLineAsync(cancellationToken) is { } line)
                yield return line;
        }
    }
}
