using CchcWarehouse.Star.Migrations;

namespace CchcWarehouse.Commands;

/// <summary>What a migration did, in lines for people.</summary>
internal static class MigrationText
{
    public static string Of(MigrationResult result)
    {
        var lines = result.Applied.Select(file => $"đã chạy (applied)  {file}")
            .Concat(result.ReferenceChanges.Where(list => list.Changed > 0).Select(list => $"danh mục (reference)  {list.CodeList}: {list.Changed}"))
            .ToList();
        return lines.Count == 0 ? "Cơ sở dữ liệu đã đúng phiên bản (the database is up to date)." : string.Join('\n', lines);
    }
}
