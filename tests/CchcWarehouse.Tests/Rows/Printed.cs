using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Tests.Rows;

/// <summary>Small documents for tests: a title, then the given lines, '|' for a tab.</summary>
internal static class Printed
{
    internal const string Title = "PHỤ LỤC\nKẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023\n\n";

    internal const string Head = "STT|Chỉ tiêu thống kê|Đơn vị tính|Số liệu|Ghi chú";

    internal static Annex Table(params string[] lines) => Document(Title + string.Join('\n', lines).Replace('|', '\t'));

    /// <summary>Lines under the usual head.</summary>
    internal static Annex Rows(params string[] lines) => Table([Head, .. lines]);

    internal static Annex Document(string text) => Document(Encoding.UTF8.GetBytes(text));

    internal static Annex Document(byte[] bytes) => AnnexReader.Read(SourceDocument.FromBytes("report.txt", bytes));
}
