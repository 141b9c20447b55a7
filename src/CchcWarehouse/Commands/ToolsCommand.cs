using System.CommandLine;

namespace CchcWarehouse.Commands;

/// <summary>The launcher installs the tools itself; the compiled program only tells so.</summary>
internal sealed class ToolsCommand : CchcCommand
{
    public ToolsCommand()
        : base("tools") => Add(Many("TOOL"));

    public override CommandHelp Help { get; } = new(
        "tools poppler|tesseract|libreoffice …",
        new Spoken(
            "Cài công cụ đọc PDF, bản quét và tệp văn phòng cũ.",
            "Installs what reads PDF, scans and older office files."))
    {
        Details =
        [
            new Spoken(
                "Không bắt buộc: công cụ nào thiếu cũng được cài khi một tệp cần đến lần đầu. poppler đọc PDF, tesseract đọc bản quét và ảnh, libreoffice đọc .doc, .odt và .rtf.",
                "Not needed: what is missing is also installed when a file first needs it. poppler reads PDF, tesseract scans and pictures, libreoffice .doc, .odt and .rtf."),
            new Spoken("Mã kết thúc: 0 có đủ; 64 không có công cụ tên ấy; 69 không cài được.", "Exit codes: 0 all there; 64 no such tool; 69 cannot be installed."),
        ],
        Examples = ["./cchc tools poppler tesseract"],
    };

    protected override Task<int> RunAsync(ParseResult words, CancellationToken cancellationToken) => throw Wrong(
        "Công cụ được cài qua tệp ./cchc ở thư mục gốc.", "Tools are installed through the file ./cchc at the root.");
}
