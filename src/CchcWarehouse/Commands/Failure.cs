using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Commands;

/// <summary>The edge: what went wrong becomes a sentence on standard error and an exit code.</summary>
internal static class Failure
{
    /// <param name="file">The file that it happened to, where there are several.</param>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public static int Tell(Exception failure, string? file = null)
    {
        var (code, reason) = Explain(failure);
        if (file is not null)
            Console.Error.WriteLine($"{file}:");
        Console.Error.WriteLine(reason.Lines(file is null ? string.Empty : "  "));
        if (failure is UsageException usage)
            Console.Error.WriteLine($"./cchc help{(usage.Command is null ? string.Empty : $" {usage.Command}")}");
        if (IsBug(failure))
            Console.Error.WriteLine(failure);
        return code;
    }

    private static (int Code, Spoken Reason) Explain(Exception failure) => failure switch
    {
        UsageException e => (ExitCode.WrongUsage, e.Reason),
        UnreadableDocumentException e => (ExitCode.Unreadable, new(e.Message, e.MessageEn)),
        DatabaseUnreachableException e => (ExitCode.DatabaseUnreachable, new(e.Message, e.MessageEn)),
        WarehouseException e => (ExitCode.Failure, new(e.Message, e.MessageEn)),
        OperationCanceledException => (ExitCode.Failure, new("Đã dừng theo yêu cầu; không có gì dở dang.", "Stopped as asked; nothing is half done.")),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => (ExitCode.Failure, new(
            $"Tài khoản cơ sở dữ liệu thiếu quyền: {e.MessageText} ({e.SqlState}). Để nạp và xem xét báo cáo nó cần vai trò {WarehouseRoles.Loader}: GRANT {WarehouseRoles.Loader} TO …;",
            $"The database login lacks a right: {e.MessageText} ({e.SqlState}). To load and review reports it needs the role {WarehouseRoles.Loader}: GRANT {WarehouseRoles.Loader} TO …;")),
        PostgresException e => (ExitCode.Failure, new($"Cơ sở dữ liệu từ chối: {e.MessageText} ({e.SqlState})", $"The database refused: {e.MessageText} ({e.SqlState})")),
        NpgsqlException e => (ExitCode.DatabaseUnreachable, new($"Mất kết nối cơ sở dữ liệu: {e.Message}", $"The database connection broke: {e.Message}")),
        _ => (ExitCode.Failure, new($"Lỗi chương trình: {failure.Message}", $"A fault of the program: {failure.Message}")),
    };

    private static bool IsBug(Exception failure) => failure is not
        (UsageException or UnreadableDocumentException or WarehouseException or OperationCanceledException or NpgsqlException);
}
