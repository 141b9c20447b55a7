namespace CchcWarehouse.Commands;

/// <summary>What <c>help COMMAND</c> tells.</summary>
/// <param name="Usage">After <c>./cchc</c>, such as <c>load FILE… [--json]</c>.</param>
internal sealed record CommandHelp(string Usage, Spoken Summary)
{
    public IReadOnlyList<Spoken> Details { get; init; } = [];

    public IReadOnlyList<(string Option, Spoken Meaning)> Options { get; init; } = [];

    /// <summary>Lines as one would type them.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public static (string Option, Spoken Meaning) Data { get; } = (
        "--data DIR",
        new Spoken("thư mục dữ liệu của PostgreSQL riêng (mặc định .local/)", "data folder of the private PostgreSQL (default .local/)"));

    public static (string Option, Spoken Meaning) Json { get; } = (
        "--json",
        new Spoken("kết quả cho máy đọc: mỗi tệp một đối tượng JSON trên một dòng", "output for machines: one JSON object a line"));
}
