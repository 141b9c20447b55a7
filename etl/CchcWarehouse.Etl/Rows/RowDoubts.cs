using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Why a row as read may not be the row as meant: each sends it to a person before it is loaded.</summary>
internal static class RowDoubts
{
    internal static readonly CellDoubt HeadRowsDoNotFit = new(
        "các hàng tiêu đề của bảng không khớp nhau, chưa chắc cột nào là kết quả",
        "the rows of the head do not fit each other, so the column of results is not certain");

    internal static readonly CellDoubt SeveralYears = new(
        "bảng có cột của nhiều năm và không có tiêu đề cho biết năm báo cáo",
        "the columns are of several years and no title says which one is reported");

    internal static readonly CellDoubt OtherPeriod = new(
        "cột kết quả ghi kỳ khác với tiêu đề báo cáo",
        "the head of the result names another period than the title");

    internal static readonly CellDoubt OnlyEstimate = new(
        "bảng chỉ có số ước thực hiện", "the only result is an estimate");

    internal static readonly CellDoubt OnlyCumulative = new(
        "bảng chỉ có số lũy kế", "the only number column is cumulative");

    internal static readonly CellDoubt DoesNotFit = new(
        "các ô của hàng không khớp với các cột của bảng", "the cells do not fit the columns of the head");

    internal static readonly CellDoubt ShortRow = new(
        "hàng thiếu ô, chưa chắc ô nào thuộc cột nào", "the cells of a short row may belong to other columns");

    internal static readonly CellDoubt NumberInNotes = new(
        "số duy nhất của hàng nằm ở cột ghi chú", "the only number stands in the notes");

    internal static readonly CellDoubt NumberInUnknownColumn = new(
        "số duy nhất của hàng nằm ở cột không rõ tiêu đề", "the only number stands in a column whose head is not understood");

    internal static readonly CellDoubt NumberAndShare = new(
        "hàng tỷ lệ có cả số lượng và tỷ lệ", "a rate has a number and a share");

    internal static readonly CellDoubt LabelBeginsInside = new(
        "tên chỉ tiêu bắt đầu như phần cuối của một tên khác", "the label begins like the end of another one");

    internal static readonly CellDoubt OverSeveralRows = new(
        "ô kết quả gộp cho nhiều hàng", "the value stands beside several rows");

    internal static CellDoubt SeveralResults(string columns) => new(
        $"nhiều cột có thể là kết quả của kỳ: {columns}", $"several columns may hold the period's result: {columns}");

    internal static CellDoubt TooManyCells(int cells, int columns) => new(
        $"hàng có {cells} ô cho {columns} cột", $"{cells} cells for {columns} columns");

    internal static CellDoubt WithoutLabel(int line) => new(
        $"giá trị nằm ở dòng {line}, không có tên chỉ tiêu", $"the value stands in line {line}, without a label");

    internal static CellDoubt StandsAgain(int line) => new(
        $"chỉ tiêu xuất hiện lại ở dòng {line} với giá trị khác", $"the indicator stands again in line {line} with another value");
}
