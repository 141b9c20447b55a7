using System.Security.Cryptography;
using System.Text;
using CchcWarehouse.Star.Reference;
using Npgsql;

namespace CchcWarehouse.Star.Migrations;

/// <summary>Applies the migrations that a database lacks, in order, each in its own transaction.</summary>
/// <remarks>Several programs may start at once: one migrates, the others wait at the advisory lock.</remarks>
public sealed class Migrator(IReadOnlyList<MigrationFile> files)
{
    private const long AdvisoryLock = 0x63636863; // "cchc"

    /// <summary>Brings schema and reference data to this version of the program.</summary>
    /// <exception cref="MigrationException">The database is newer, an applied file was edited, or a file fails.</exception>
    public Task<MigrationResult> RunAsync(NpgsqlDataSource owner, CancellationToken cancellationToken) =>
        AloneAsync(owner, async connection => new MigrationResult(
            await ApplyAsync(connection, cancellationToken),
            await LoadReferenceAsync(connection, cancellationToken)), cancellationToken);

    /// <summary>The schema alone.</summary>
    /// <exception cref="MigrationException">As above.</exception>
    public Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource owner, CancellationToken cancellationToken) =>
        AloneAsync(owner, connection => ApplyAsync(connection, cancellationToken), cancellationToken);

    /// <summary>True when the database has exactly this program's migrations: what readiness asks, as the reader.</summary>
    public async Task<bool> IsCurrentAsync(NpgsqlDataSource reader, CancellationToken cancellationToken)
    {
        await using var connection = await reader.OpenConnectionAsync(cancellationToken);
        try
        {
            var ledger = await MigrationLedger.ReadAsync(connection, cancellationToken);
            return ledger.Pending(files).Count == 0;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await MigrationLedger.MakeAsync(connection, cancellationToken);
        var pending = (await MigrationLedger.ReadAsync(connection, cancellationToken)).Pending(files);
        if (!pending.Contains(files[0]))
            await OwnersRole.TakeOnAsync(connection, cancellationToken);
        var applied = new List<string>();
        foreach (var file in pending)
        {
            await ApplyAsync(connection, file, cancellationToken);
            applied.Add(file.Name);
            if (file == files[0])
                await OwnersRole.TakeOnAsync(connection, cancellationToken);
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var statement in SqlStatements.Split(file.Sql))
        {
            try
            {
                await ExecuteAsync(connection, statement.Text, cancellationToken);
            }
            catch (PostgresException e) when (e.SqlState != PostgresErrorCodes.InsufficientPrivilege)
            {
                throw Failed(file, statement, e);
            }
        }

        await MigrationLedger.RecordAsync(connection, file, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static MigrationException Failed(MigrationFile file, SqlStatement statement, PostgresException e)
    {
        var line = file.LineOf(statement, e.Position);
        return new MigrationException(
            $"Tệp nâng cấp {file.Name} dừng ở dòng {line}: {e.MessageText} ({e.SqlState}). Không có phần nào của tệp được giữ lại.",
            $"The migration {file.Name} fails at line {line}: {e.MessageText} ({e.SqlState}). Nothing of it was kept.",
            e);
    }

    /// <summary>Reads the reference data again only where it is not what the database had last.</summary>
    private static async Task<IReadOnlyList<(string CodeList, int Changed)>> LoadReferenceAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var digest = FolderDigest(ReferenceTable.Folder);
        if ((await MigrationLedger.ReadAsync(connection, cancellationToken)).ReferenceDigest == digest)
            return [];
        var changed = await ReferenceLoad.RunAsync(connection, cancellationToken);
        await MigrationLedger.RecordReferenceAsync(connection, digest, cancellationToken);
        return changed;
    }

    private static string FolderDigest(string folder)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            sha256.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            sha256.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(sha256.GetHashAndReset());
    }

    private static async Task<T> AloneAsync<T>(
        NpgsqlDataSource owner, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
        try
        {
            return await work(connection);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw MissingRight.On(connection, e);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await ExecuteAsync(connection, $"RESET ROLE; SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
