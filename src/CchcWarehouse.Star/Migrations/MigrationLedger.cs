using Npgsql;

namespace CchcWarehouse.Star.Migrations;

/// <summary>The table <c>schema_migration</c>: which files a database has had, and what they said.</summary>
internal sealed class MigrationLedger
{
    /// <summary>The entry of the reference data as last loaded; the files' own numbers begin with 1.</summary>
    private const int ReferenceData = 0;

    private readonly SortedDictionary<int, (string Name, string Sha256)> applied;

    private MigrationLedger(SortedDictionary<int, (string Name, string Sha256)> applied, string? referenceDigest)
    {
        this.applied = applied;
        ReferenceDigest = referenceDigest;
    }

    /// <summary>The digest of the reference data that the database holds; null before the first load.</summary>
    public string? ReferenceDigest { get; }

    public static async Task MakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string table = """
            DO $$ BEGIN
                IF to_regclass('schema_migration') IS NULL THEN
                    CREATE TABLE schema_migration (
                        migration_number integer PRIMARY KEY,
                        file_name        text NOT NULL,
                        sha256           text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
                        applied_at       timestamptz NOT NULL DEFAULT now());
                    COMMENT ON TABLE schema_migration IS 'The migrations that this database has had. Grain: one numbered file; number 0 is the reference data as last loaded.';
                    COMMENT ON COLUMN schema_migration.migration_number IS 'The number that the file name begins with; files run in its order.';
                    COMMENT ON COLUMN schema_migration.file_name IS 'The name of the file in db/migrations; for number 0 the folder.';
                    COMMENT ON COLUMN schema_migration.sha256 IS 'Of the text as it ran. An applied file is never edited; another digest stops the program.';
                    COMMENT ON COLUMN schema_migration.applied_at IS 'When it ran.';
                END IF;
            END $$
            """;
        await using var command = new NpgsqlCommand(table, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<MigrationLedger> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT migration_number, file_name, sha256 FROM schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new SortedDictionary<int, (string Name, string Sha256)>();
        while (await reader.ReadAsync(cancellationToken))
            entries[reader.GetInt32(0)] = (reader.GetString(1), reader.GetString(2));
        entries.Remove(ReferenceData, out var reference);
        return new MigrationLedger(entries, reference.Sha256);
    }

    public static Task RecordAsync(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellationToken) =>
        RecordAsync(connection, file.Number, file.Name, file.Sha256, cancellationToken);

    public static Task RecordReferenceAsync(NpgsqlConnection connection, string digest, CancellationToken cancellationToken) =>
        RecordAsync(connection, ReferenceData, "db/reference", digest, cancellationToken);

    private static async Task RecordAsync(
        NpgsqlConnection connection, int number, string name, string sha256, CancellationToken cancellationToken)
    {
        const string entry = """
            INSERT INTO schema_migration (migration_number, file_name, sha256) VALUES ($1, $2, $3)
            ON CONFLICT (migration_number) DO UPDATE SET sha256 = excluded.sha256, applied_at = now()
            """;
        await using var command = new NpgsqlCommand(entry, connection)
        {
            Parameters = { new() { Value = number }, new() { Value = name }, new() { Value = sha256 } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is left to run.</summary>
    /// <exception cref="MigrationException">The files and the database have parted ways.</exception>
    public IReadOnlyList<MigrationFile> Pending(IReadOnlyList<MigrationFile> files)
    {
        var known = files.ToDictionary(f => f.Number);
        foreach (var (number, (name, sha256)) in applied)
        {
            if (!known.TryGetValue(number, out var file))
                throw Newer(name, files[^1].Name);
            if (file.Sha256 != sha256)
                throw Edited(file.Name);
        }

        var pending = files.Where(f => !applied.ContainsKey(f.Number)).ToList();
        if (applied.Count > 0 && pending.Count > 0 && pending[0].Number < applied.Keys.Last())
            throw Late(pending[0].Name, applied.Values.Last().Name);
        return pending;
    }

    private static MigrationException Newer(string ran, string newest) => new(
        $"Cơ sở dữ liệu mới hơn chương trình: đã chạy {ran}, chương trình chỉ có đến {newest}. Hãy dùng bản chương trình mới hơn.",
        $"The database is newer than this program: it has had {ran}, the program ends at {newest}. Use a newer program.");

    private static MigrationException Edited(string name) => new(
        $"Tệp nâng cấp {name} đã chạy rồi mà nội dung bị sửa. Hãy khôi phục tệp và viết thay đổi vào một tệp mới.",
        $"The migration {name} was edited after it ran. Restore it and put the change into a new file.");

    private static MigrationException Late(string late, string ran) => new(
        $"Tệp nâng cấp {late} chưa chạy mà {ran} sau nó đã chạy. Hãy đặt cho nó số lớn hơn.",
        $"The migration {late} has not run, but the later {ran} has. Give it a higher number.");
}
