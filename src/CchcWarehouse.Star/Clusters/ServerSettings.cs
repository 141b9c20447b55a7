using System.Globalization;

namespace CchcWarehouse.Star.Clusters;

/// <summary>The settings that differ from PostgreSQL's own defaults, fitted to the machine.</summary>
internal static class ServerSettings
{
    private const long Mebibyte = 1024 * 1024;

    public static string Print(int port, string socketFolder)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Mebibyte; // respects a container's limit
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Written anew at every start.
            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = {Quote(socketFolder)}
            unix_socket_permissions = 0700
            cluster_name = 'cchc'
            max_connections = 200
            password_encryption = 'scram-sha-256'

            shared_buffers = '{Math.Clamp(memory / 6, 64, 4096)}MB'
            effective_cache_size = '{Math.Max(memory / 2, 128)}MB'
            work_mem = '{Math.Clamp(memory / 256, 8, 64)}MB'
            maintenance_work_mem = '{Math.Clamp(memory / 16, 64, 1024)}MB'
            {(SharedMemoryIsSmall ? "dynamic_shared_memory_type = 'sysv'" : "# /dev/shm is large enough for parallel queries")}

            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_compression = on
            max_wal_size = '4GB'
            checkpoint_timeout = '15min'

            random_page_cost = 1.1
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            logging_collector = off
            log_destination = 'stderr'

            """);
    }

    /// <summary>Who may log in: over the socket the accounts named, with no password; over TCP by password.</summary>
    public const string HostBasedAuthentication = """
        local all all peer map=cchc
        host all all 127.0.0.1/32 scram-sha-256

        """;

    public static string Identities(IEnumerable<string> accounts, IEnumerable<string> roles) =>
        string.Concat(accounts.Distinct(StringComparer.Ordinal)
            .SelectMany(_ => roles, (account, role) => $"cchc \"{account}\" {role}\n"));

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    // A container's default of 64 MiB ends larger parallel queries with "No space left on device".
    private static bool SharedMemoryIsSmall =>
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").TotalSize < 256 * Mebibyte;
}
