namespace CchcWarehouse.Commands;

/// <summary>Prints the help of one command, or the list of all.</summary>
internal static class HelpPage
{
    private static readonly Spoken Purpose = new(
        "CCHC Warehouse: kho dữ liệu báo cáo cải cách hành chính, đọc bằng OData.",
        "CCHC Warehouse: a data warehouse of public administration reform reports, read through OData.");

    public static int Print(CchcCommand? command)
    {
        if (command is null)
            PrintAll(Console.Out);
        else
            Print(Console.Out, command.Help);
        return ExitCode.Success;
    }

    private static void PrintAll(TextWriter page)
    {
        page.WriteLine(Purpose.Lines());
        page.WriteLine();
        foreach (var command in CommandSet.All)
        {
            page.WriteLine($"  ./cchc {command.Help.Usage}");
            page.WriteLine(command.Help.Summary.Lines("      "));
        }

        page.WriteLine();
        page.WriteLine(new Spoken("Chi tiết từng lệnh: ./cchc help LỆNH", "More about one command: ./cchc help COMMAND").Lines());
        PrintExitCodes(page);
        PrintConfiguration(page);
    }

    private static void Print(TextWriter page, CommandHelp help)
    {
        page.WriteLine($"./cchc {help.Usage}");
        page.WriteLine();
        page.WriteLine(help.Summary.Lines());
        foreach (var detail in help.Details)
        {
            page.WriteLine();
            page.WriteLine(detail.Lines());
        }

        if (help.Options.Count > 0)
            page.WriteLine();
        foreach (var (option, meaning) in help.Options)
        {
            page.WriteLine($"  {option}");
            page.WriteLine(meaning.Lines("      "));
        }

        if (help.Examples.Count > 0)
            page.WriteLine($"{Environment.NewLine}{new Spoken("Ví dụ:", "Examples:")}");
        foreach (var example in help.Examples)
            page.WriteLine($"  {example}");
    }

    private static void PrintExitCodes(TextWriter page)
    {
        page.WriteLine();
        page.WriteLine(new Spoken(
            "Mã kết thúc: 0 tốt; 1 không thành công, không có gì dở dang; 2 đã nạp, có dòng chờ xem xét; 64 sai cách dùng; 65 không đọc được như một báo cáo; 69 không tới được cơ sở dữ liệu.",
            "Exit codes: 0 all good; 1 failure, nothing half done; 2 loaded, some rows wait for review; 64 wrong usage; 65 cannot be read as a report; 69 the database cannot be reached.").Lines());
    }

    private static void PrintConfiguration(TextWriter page) =>
        page.WriteLine(new Spoken(
            "Cấu hình: appsettings.json, rồi biến môi trường CCHC_… (CCHC_ConnectionStrings__Warehouse, CCHC_Urls, CCHC_Data), rồi tùy chọn.",
            "Configuration: appsettings.json, then CCHC_… of the environment (CCHC_ConnectionStrings__Warehouse, CCHC_Urls, CCHC_Data), then flags.").Lines());
}
