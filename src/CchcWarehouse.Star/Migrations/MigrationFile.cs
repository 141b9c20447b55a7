using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CchcWarehouse.Star.Migrations;

/// <summary>One numbered SQL file: <c>0003_facts.sql</c>.</summary>
/// <param name="Sha256">Of the text with line feeds alone, so that a checkout with other line ends is the same file.</param>
public sealed record MigrationFile(int Number, string Name, string Sql, string Sha256)
{
    /// <summary>The migrations that travel with the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "db", "migrations");

    /// <summary>The files of a folder in the order of their numbers.</summary>
    /// <exception cref="MigrationException">A name is not <c>NNNN_name.sql</c>, a number stands twice, or there is none.</exception>
    public static IReadOnlyList<MigrationFile> ReadAll(string folder)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.sql").Select(Read).OrderBy(f => f.Number).ToList()
            : [];
        if (files.Count == 0)
            throw new MigrationException($"Không có tệp nâng cấp nào trong {folder}.", $"There is no migration in {folder}.");
        foreach (var (first, second) in files.Zip(files.Skip(1)).Where(pair => pair.First.Number == pair.Second.Number))
            throw new MigrationException(
                $"Hai tệp nâng cấp cùng số: {first.Name} và {second.Name}.",
                $"Two migrations have the same number: {first.Name} and {second.Name}.");
        return files;
    }

    public static MigrationFile FromText(string name, string text)
    {
        var number = Regex.Match(name, @"^(?<number>\d{4})_[a-z0-9_]+\.sql$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        if (!number.Success)
            throw new MigrationException(
                $"Tên tệp nâng cấp phải là NNNN_ten.sql, không phải {name}.",
                $"A migration is called NNNN_name.sql, not {name}.");
        var sql = text.ReplaceLineEndings("\n");
        return new MigrationFile(
            int.Parse(number.Groups["number"].Value, CultureInfo.InvariantCulture),
            name,
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    /// <summary>The 1-based line of a statement's character; of its first word where the server names no character.</summary>
    internal int LineOf(SqlStatement statement, int position)
    {
        var blank = statement.Text.Length - statement.Text.TrimStart().Length;
        return 1 + Sql.AsSpan(0, statement.Start + (position > 0 ? position - 1 : blank)).Count('\n');
    }

    private static MigrationFile Read(string path) => FromText(Path.GetFileName(path), File.ReadAllText(path));
}
