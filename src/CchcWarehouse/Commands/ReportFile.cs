using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Commands;

/// <summary>A file named on the command line, read whole within bounds.</summary>
internal static class ReportFile
{
    private const long LargestFile = 64L * 1024 * 1024;

    /// <exception cref="UnreadableDocumentException">There is no such file, it may not be read, or it is too large.</exception>
    /// <exception cref="UsageException">The name is a folder's.</exception>
    public static async Task<SourceDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            throw new UsageException(new Spoken(
                $"{path} là thư mục; hãy nêu từng tệp, ví dụ {path.TrimEnd('/')}/*.txt",
                $"{path} is a folder; name its files, such as {path.TrimEnd('/')}/*.txt"));
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile } large)
                throw new UnreadableDocumentException(
                    "too-large",
                    $"{path} dài {large.Length:N0} byte; báo cáo được nhận đến {LargestFile:N0} byte. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
                    $"{path} has {large.Length:N0} bytes; a report may have {LargestFile:N0}. Send the report and its annex alone.");
            return SourceDocument.FromBytes(path, await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var (vi, en) = File.Exists(path) ? ($"Không đọc được {path}: {e.Message}", $"{path} cannot be read: {e.Message}")
                : ($"Không có tệp {path}.", $"There is no file {path}.");
            throw new UnreadableDocumentException("no-file", vi, en);
        }
    }
}
